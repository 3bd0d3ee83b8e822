package dev.contend.harness.run;

import dev.contend.checkers.Checker;
import dev.contend.harness.database.Database;
import dev.contend.harness.database.Engine;
import dev.contend.harness.database.IsolationSetting;
import dev.contend.harness.database.StartedDatabase;
import dev.contend.harness.published.PublishedLevel;
import dev.contend.harness.workload.Driver;
import dev.contend.harness.workload.Grade;
import dev.contend.harness.workload.Need;
import dev.contend.harness.workload.Strategy;
import dev.contend.harness.workload.Workload;
import dev.contend.results.CellRecord;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/** The unit that gets a verdict and a grade. */
public record Cell(
    Workload workload,
    Strategy strategy,
    Database database,
    IsolationSetting isolation,
    Driver driver) {
  /** How many small transactions a server on two cores runs in a second, at a guess. */
  public static final double GUESSED_PER_SECOND = 2_000;

  /** The product that its database runs. */
  public Engine engine() {
    return database.engine();
  }

  /** How many small transactions its database runs in a second on two cores, at a guess. */
  double guessedPerSecond() {
    boolean inMemory = database instanceof StartedDatabase && !database.hasDurability();
    return inMemory ? 10 * GUESSED_PER_SECOND : GUESSED_PER_SECOND;
  }

  /** The same cell with a setting as one server needs it. */
  Cell at(IsolationSetting setting) {
    return new Cell(workload, strategy, database, setting, driver);
  }

  /** What has to be there beside its database; the explorer has all of its own. */
  Set<Need> needs() {
    return driver == Driver.STRESS ? workload.needs(strategy) : Set.of();
  }

  /** What must hold of its histories. */
  List<Checker> checkers() {
    return workload.checkers(strategy, engine(), isolation.name());
  }

  /** What its races show of its database, if they are about levels of isolation. */
  Optional<CellRecord.Promise> promise() {
    return driver == Driver.STRESS
        ? workload
            .promised(strategy, engine(), isolation.name())
            .map(
                level ->
                    new CellRecord.Promise(
                        level.label(),
                        PublishedLevel.of(engine().name(), isolation.name())
                            .map(
                                says ->
                                    new CellRecord.Published(
                                        says.product(), says.level(), says.allowed()))
                            .orElse(null)))
        : Optional.empty();
  }

  /** What the catalogue says of it, which goes by the engine, wherever its server is. */
  public Grade grade() {
    for (Engine.Alias alias : engine().aliases()) {
      if (alias.name().equals(isolation.name())) {
        return new Grade.SameAs(alias.isolation(), alias.reason());
      }
    }
    return workload.grades().grade(strategy.name(), engine(), isolation.name(), driver);
  }

  /** Whether it is run when there is little time: see {@link Workload#quick}. */
  public boolean isQuick() {
    return isolation.name().equals(engine().defaultIsolation())
        && workload.quick(engine()).contains(strategy.name());
  }

  /** For people and in paths: {@code stock, check-then-act, postgres, read-committed, stress}. */
  @Override
  public String toString() {
    return String.join(
        ", ", workload.name(), strategy.name(), database.name(), isolation.name(), driver.word());
  }

  /**
   * The seed of one of its races: the same in every run with that seed, whichever other cells are
   * in it.
   *
   * @param round from 1
   */
  public long seed(long runSeed, int round) {
    return new SplittableRandom(runSeed + 31L * toString().hashCode() + round).nextLong();
  }
}
