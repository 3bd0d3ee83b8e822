package org.example.counter;

import dev.contend.checkers.errors.PartialEffects;
import dev.contend.checkers.errors.UnhandledErrors;
import dev.contend.harness.database.Engine;
import dev.contend.harness.workload.Account;
import dev.contend.harness.workload.Race;
import dev.contend.harness.workload.Scene;
import dev.contend.harness.workload.Strategy;
import dev.contend.workloads.kit.Entries;
import dev.contend.workloads.kit.EntriesWorkload;
import java.util.List;

/** The workload {@code counter}. */
public final class CounterWorkload extends EntriesWorkload<CounterStrategy> {
  private static final Entries<CounterStrategy> ENTRIES =
      new Entries<CounterStrategy>("counter")
          .add(
              "read-then-write",
              "Nobody else will look at the counter just now.",
              "What an ORM does with counter.n += 1.",
              ReadThenWrite.class,
              engine -> new ReadThenWrite())
          .add(
              "add-in-sql",
              "The database adds, so nobody can get in between.",
              "Every answer to questions about lost updates.",
              AddInSql.class,
              engine -> new AddInSql());

  public CounterWorkload() {
    super(ENTRIES, List.of(new LostAdds(), new UnhandledErrors(), new PartialEffects()));
  }

  @Override
  public String summary() {
    return "Callers add 1 to a counter; none of their additions may be lost.";
  }

  @Override
  public Account account() {
    return new Account(
        "An example",
        "https://example.org/",
        List.of(
            "A page counts its visits in a row.",
            "A request reads the number and writes the next one.",
            "Two requests at the same moment read the same number.",
            "Both write the next one: two visits, counted once."));
  }

  @Override
  public Race<?> race(Strategy strategy, Engine engine) {
    return new CounterRace(new CounterRound(code(strategy, engine)));
  }

  @Override
  public List<Scene> scenes(Strategy strategy, Engine engine) {
    return List.of(
        new Scene(
            "two additions",
            List.of(List.of(CounterRound.ADD), List.of(CounterRound.ADD)),
            CounterRound::createTable,
            () -> new CounterRound(code(strategy, engine))));
  }

  @Override
  public List<String> quick(Engine engine) {
    return List.of("read-then-write", "add-in-sql");
  }
}
