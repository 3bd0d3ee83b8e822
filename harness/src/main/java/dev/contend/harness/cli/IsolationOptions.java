package dev.contend.harness.cli;

import dev.contend.checkers.Checker;
import dev.contend.checkers.transactions.TransactionChecker;
import dev.contend.checkers.transactions.levels.Level;
import dev.contend.checkers.transactions.register.RegisterOptions;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Option;

/** By which level of isolation {@code check} judges transactions, and what it may assume. */
final class IsolationOptions {
  private static final String WFR = "writes-follow-reads";
  private static final String SEQUENTIAL = "sequential-keys";
  private static final String LINEARIZABLE = "linearizable-keys";

  @Option(
      names = "--level",
      paramLabel = "NAME",
      description =
          "Of list-append and rw-register: the level of isolation that the history is to be at:"
              + " read-committed, snapshot-isolation, serializable, …"
              + " (default: strong-serializable). Anomalies that it allows are only mentioned.")
  private String level;

  @Option(
      names = "--assume",
      paramLabel = "WHAT",
      split = ",",
      description =
          "Of rw-register: what tells in which order a register took its values: "
              + WFR
              + ", "
              + SEQUENTIAL
              + ", "
              + LINEARIZABLE
              + " (default: only that nil was first).")
  private Set<String> assumed = Set.of();

  /**
   * The checkers of a model, set to judge by these options.
   *
   * @throws UsageException if an option has no such value or does not go with the model
   */
  List<Checker> with(String model, List<Checker> checkers) {
    boolean transactions = checkers.stream().anyMatch(TransactionChecker.class::isInstance);
    if (level != null && !transactions) {
      throw new UsageException(
          "--level is for the models list-append and rw-register, not for " + model);
    }
    if (!assumed.isEmpty() && !model.equals("rw-register")) {
      throw new UsageException("--assume is for the model rw-register, not for " + model);
    }
    return checkers.stream().map(this::with).toList();
  }

  private Checker with(Checker checker) {
    if (!(checker instanceof TransactionChecker judge)) {
      return checker;
    }
    TransactionChecker assuming = assumed.isEmpty() ? judge : judge.assuming(assumptions());
    return level == null ? assuming : assuming.at(level());
  }

  private Level level() {
    return Level.named(level)
        .orElseThrow(
            () ->
                new UsageException(
                    "there is no level of isolation %s; there are %s"
                        .formatted(level, Level.labels())));
  }

  private RegisterOptions assumptions() {
    for (String one : assumed) {
      if (!Set.of(WFR, SEQUENTIAL, LINEARIZABLE).contains(one)) {
        throw new UsageException(
            "--assume knows %s, %s and %s, not %s".formatted(WFR, SEQUENTIAL, LINEARIZABLE, one));
      }
    }
    return new RegisterOptions(
        assumed.contains(WFR), assumed.contains(SEQUENTIAL), assumed.contains(LINEARIZABLE));
  }
}
