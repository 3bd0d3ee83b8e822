package dev.contend.workloads.transactions;

import dev.contend.checkers.Checker;
import dev.contend.checkers.errors.PartialEffects;
import dev.contend.checkers.errors.UnhandledErrors;
import dev.contend.checkers.transactions.TransactionChecker;
import dev.contend.checkers.transactions.levels.Level;
import dev.contend.harness.database.Engine;
import dev.contend.harness.workload.Load;
import dev.contend.harness.workload.Race;
import dev.contend.harness.workload.Strategy;
import dev.contend.workloads.kit.Entries;
import dev.contend.workloads.kit.EntriesWorkload;
import java.util.List;
import java.util.Optional;

/**
 * A workload of random transactions. Its histories are to be strong-serializable, which is what who
 * puts statements into a transaction believes: all or nothing, and alone. What the database
 * promises at a setting may be less; whether it kept that is said beside the verdict. An abort that
 * asks for another try is an answer: nothing is tried again, and it is no anomaly. Any other error
 * is one.
 *
 * <p>It has no scenes. What two or three chosen transactions can do to each other in any order is
 * explored by {@code contend hermitage}.
 *
 * @param <C> what the code of a strategy implements
 */
public abstract class TransactionWorkload<C> extends EntriesWorkload<C> {
  private final TransactionChecker checker;

  protected TransactionWorkload(Entries<C> entries, TransactionChecker checker) {
    super(entries, List.of(checker));
    this.checker = checker;
  }

  /** What a strategy's code reads and writes on an engine. */
  protected abstract Store store(C code, Engine engine);

  /**
   * Whether each write of a history is one of the database's: then the database's promises are
   * about what the history shows.
   */
  protected abstract boolean writesInTheDatabase(Strategy strategy);

  /**
   * Whether a strategy reads all rows to find one, so that the more there are the less gets done.
   */
  protected abstract boolean scans(Strategy strategy);

  @Override
  public final List<Checker> checkers(Strategy strategy, Engine engine, String isolation) {
    TransactionChecker judge =
        promised(strategy, engine, isolation).map(checker::promised).orElse(checker);
    return List.of(judge, new UnhandledErrors(), new PartialEffects());
  }

  @Override
  public final Optional<Level> promised(Strategy strategy, Engine engine, String isolation) {
    return Promises.of(engine.name(), isolation).filter(level -> writesInTheDatabase(strategy));
  }

  @Override
  public final Race<?> race(Strategy strategy, Engine engine) {
    return race(strategy, engine, 0);
  }

  @Override
  public final Race<?> race(Strategy strategy, Engine engine, long operations) {
    return new TransactionRace(
        store(code(strategy, engine), engine), engine::retryable, scans(strategy) ? 0 : operations);
  }

  @Override
  public final Optional<Load> load(Strategy strategy, Engine engine, int keys) {
    return Optional.of(new TransactionLoad(store(code(strategy, engine), engine), keys));
  }

  @Override
  public final List<String> quick(Engine engine) {
    return List.of("plain-reads", "select-for-update");
  }
}
