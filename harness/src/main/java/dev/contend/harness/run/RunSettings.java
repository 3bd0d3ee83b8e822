package dev.contend.harness.run;

import dev.contend.checkers.Limits;
import dev.contend.harness.stress.StressSettings.Budget;
import java.util.Objects;

/**
 * How to run cells.
 *
 * @param clients of each stress cell
 * @param budget of each race
 * @param rounds how often at most a cell that is graded {@code breaks} is raced until it does
 * @param seed of the run
 * @param durable whether the servers run with their own durability and time-outs
 * @param statements whether the histories of races get the statements of each operation
 * @param limits of each checker on each history
 * @param exploring how far to explore each scene
 */
public record RunSettings(
    int clients,
    Budget budget,
    int rounds,
    long seed,
    boolean durable,
    boolean statements,
    Limits limits,
    Exploring exploring) {

  public RunSettings {
    Objects.requireNonNull(budget, "budget");
    Objects.requireNonNull(limits, "limits");
    if (rounds < 1) {
      throw new IllegalArgumentException("at least one round is needed, not " + rounds);
    }
  }

  /** The options of the command line that say the same. */
  public String options() {
    String bound =
        budget instanceof Budget.Time time
            ? "--seconds " + number(time.duration().toMillis() / 1000.0)
            : "--ops " + ((Budget.Operations) budget).count();
    return "--clients %d %s --seed %d%s%s%s"
        .formatted(
            clients,
            bound,
            seed,
            durable ? " --durable" : "",
            statements ? " --statements" : "",
            exploring.options());
  }

  private static String number(double seconds) {
    return seconds == Math.rint(seconds) ? "" + (long) seconds : "" + seconds;
  }
}
