package dev.contend.harness.workload;

import dev.contend.checkers.Checker;
import dev.contend.checkers.transactions.levels.Level;
import dev.contend.harness.database.Engine;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The operations, the schema, the generator and what must hold. Implementations are stateless and
 * have a public constructor without parameters, for {@link java.util.ServiceLoader}.
 */
public interface Workload {

  /** In lower case with hyphens, as the command line says it. */
  String name();

  /** One sentence: what the application does. */
  String summary();

  /** Who told of it. */
  Account account();

  /** The ways to implement its operations, in the order in which reports list them. */
  List<Strategy> strategies();

  /**
   * One race of a strategy.
   *
   * @param strategy one of {@link #strategies()}
   * @param engine against which it runs
   */
  Race<?> race(Strategy strategy, Engine engine);

  /**
   * The same, of a known length, where more has to be there before a long race than before a short
   * one.
   *
   * @param operations about how many it is going to have
   */
  default Race<?> race(Strategy strategy, Engine engine, long operations) {
    return race(strategy, engine);
  }

  /**
   * The races of a strategy that are explored, those first that break most. All have the tables
   * that the first of them creates.
   *
   * @param strategy one of {@link #strategies()}
   * @param engine against which it runs
   */
  default List<Scene> scenes(Strategy strategy, Engine engine) {
    return List.of();
  }

  /**
   * What to run of it when there is little time: the account's own strategy, which breaks, and the
   * remedy that is best on that engine, by name.
   */
  List<String> quick(Engine engine);

  /**
   * What a benchmark measures of a strategy; empty if there is nothing to measure.
   *
   * @param strategy one of {@link #strategies()}
   * @param engine against which it runs
   * @param keys of how many rows, logins or names the clients choose: the fewer, the more they meet
   */
  default Optional<Load> load(Strategy strategy, Engine engine, int keys) {
    return Optional.empty();
  }

  /** What a strategy needs beside its database when it is raced. */
  default Set<Need> needs(Strategy strategy) {
    return Set.of();
  }

  /** What must hold of the histories of its races. */
  List<Checker> checkers();

  /**
   * The same for one strategy at one setting, where what must hold, or what is worth telling, is
   * not the same everywhere: which level of isolation the engine promises there.
   *
   * @param strategy one of {@link #strategies()}
   * @param engine against which it runs
   * @param isolation the name of one of the engine's settings
   */
  default List<Checker> checkers(Strategy strategy, Engine engine, String isolation) {
    return checkers();
  }

  /**
   * Which level of isolation the engine's manual promises at a setting, where the histories of a
   * strategy's races show whether it is kept; empty where they are about something else, or nobody
   * has read the manual.
   *
   * @param strategy one of {@link #strategies()}
   * @param engine against which it runs
   * @param isolation the name of one of the engine's settings
   */
  default Optional<Level> promised(Strategy strategy, Engine engine, String isolation) {
    return Optional.empty();
  }

  /** What is known of each strategy on each database at each isolation setting. */
  GradeTable grades();
}
