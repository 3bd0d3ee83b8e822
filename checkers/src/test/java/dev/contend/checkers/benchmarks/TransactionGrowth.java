package dev.contend.checkers.benchmarks;

import dev.contend.checkers.benchmarks.GrowthTable.Subject;
import dev.contend.checkers.benchmarks.TransactionLoad.Isolation;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * How time and heap grow with the length of histories of transactions by ten processes, judged at
 * the strongest level: valid ones of lists and of registers, lists under snapshot isolation, and
 * lists without any concurrency control, in one large component:
 *
 * <pre>
 * mvn -pl checkers -am test -Dtest=TransactionGrowth -Dsurefire.failIfNoSpecifiedTests=false
 *     -DargLine=-Xmx12g [-Dcontend.largest=10000000] [-Dcontend.out=FOLDER]
 * </pre>
 *
 * <p>What it leaves there, as {@code transactions}, {@link GrowthTable#measure} says.
 */
class TransactionGrowth {
  private static final int PROCESSES = 10;

  @Test
  void measure() throws IOException {
    GrowthTable.measure(
        "transactions",
        "transactions",
        List.of(
            subject("list-append", Isolation.SERIALIZABLE, true, "valid"),
            subject("rw-register", Isolation.SERIALIZABLE, false, "valid"),
            subject("snapshot", Isolation.SNAPSHOT, true, "invalid"),
            subject("none", Isolation.NONE, true, "invalid")));
  }

  private static Subject subject(String name, Isolation isolation, boolean lists, String verdict) {
    return new Subject(
        name,
        TransactionBenchmarks.checker(lists),
        n -> TransactionLoad.of(isolation, lists, n, PROCESSES),
        verdict);
  }
}
