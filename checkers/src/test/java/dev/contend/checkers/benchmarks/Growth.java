package dev.contend.checkers.benchmarks;

import dev.contend.checkers.benchmarks.GrowthTable.Subject;
import dev.contend.checkers.history.History;
import dev.contend.checkers.linearizability.LinearizabilityChecker;
import dev.contend.checkers.linearizability.SequentialSpec;
import dev.contend.checkers.specs.KvSpec;
import dev.contend.checkers.specs.RegisterSpec;
import dev.contend.checkers.specs.SetSpec;
import java.io.IOException;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/**
 * How time and heap grow with the length of valid histories by eight processes:
 *
 * <pre>
 * mvn -pl checkers -am test -Dtest=Growth -Dsurefire.failIfNoSpecifiedTests=false -DargLine=-Xmx8g
 *     [-Dcontend.largest=10000000] [-Dcontend.out=FOLDER]
 * </pre>
 *
 * <p>What it leaves there, as {@code growth}, {@link GrowthTable#measure} says.
 */
class Growth {
  private static final int PROCESSES = 8;

  @Test
  void measure() throws IOException {
    GrowthTable.measure(
        "growth",
        "operations",
        List.of(
            subject("register", new RegisterSpec(), n -> Load.register(n, PROCESSES, 5)),
            subject("set", new SetSpec(), n -> Load.set(n, PROCESSES)),
            subject("kv by key", new KvSpec(), n -> Load.kv(n, PROCESSES))));
  }

  private static Subject subject(
      String name, SequentialSpec<?, ?> spec, IntFunction<History.Builder> made) {
    return new Subject(
        name, new LinearizabilityChecker<>(spec), n -> made.apply(n).build(), "valid");
  }
}
