package dev.contend.checkers.benchmarks;

import dev.contend.checkers.Limits;
import dev.contend.checkers.Verdict;
import dev.contend.checkers.history.History;
import dev.contend.checkers.linearizability.LinearizabilityChecker;
import dev.contend.checkers.linearizability.SequentialSpec;
import dev.contend.checkers.specs.KvSpec;
import dev.contend.checkers.specs.RegisterSpec;
import dev.contend.checkers.specs.SetSpec;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.time.Duration;
import java.util.List;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;

/**
 * How time and heap grow with the length of valid histories by eight processes:
 *
 * <pre>
 * mvn -pl checkers test -Dtest=Growth -Dsurefire.failIfNoSpecifiedTests=false -DargLine=-Xmx8g
 *     [-Dcontend.largest=10000000]
 * </pre>
 *
 * <p>Each row has the best of three runs, the processor time of the checking thread in it where
 * that is all there is, and the most heap that was in use beyond the history, garbage included.
 */
class Growth {
  private static final int LARGEST = Integer.getInteger("contend.largest", 10_000_000);
  private static final int PROCESSES = 8;
  private static final Duration LIMIT = Duration.ofMinutes(5);

  private interface Made {
    History.Builder of(int operations);
  }

  private record Subject(String name, SequentialSpec<?, ?> spec, Made made) {}

  private static final List<Subject> SUBJECTS =
      List.of(
          new Subject("register", new RegisterSpec(), n -> Load.register(n, PROCESSES, 5)),
          new Subject(
              "unique-register", new RegisterSpec(), n -> Load.uniqueRegister(n, PROCESSES)),
          new Subject("set", new SetSpec(), n -> Load.set(n, PROCESSES)),
          new Subject("kv", new KvSpec(), n -> Load.kv(n, PROCESSES)));

  @Test
  void table() {
    System.out.println("subject\toperations\tverdict\tms\tcpu ms\theap MB");
    for (Subject subject : SUBJECTS) {
      for (int operations = 1_000; operations <= LARGEST; operations *= 10) {
        System.out.println(subject.name() + "\t" + row(subject, operations));
      }
    }
  }

  private static String row(Subject subject, int operations) {
    History history = subject.made().of(operations).build();
    LinearizabilityChecker<?, ?> checker = new LinearizabilityChecker<>(subject.spec());
    long best = Long.MAX_VALUE;
    long bestCpu = Long.MAX_VALUE;
    long heap = Long.MAX_VALUE;
    Verdict verdict = null;
    for (int run = 0; run < 3; run++) {
      System.gc();
      long before = heap(pool -> pool.getUsage().getUsed());
      pools().forEach(MemoryPoolMXBean::resetPeakUsage);
      long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      long begin = System.nanoTime();
      verdict = checker.check(history, new Limits(LIMIT));
      best = Math.min(best, System.nanoTime() - begin);
      bestCpu =
          Math.min(bestCpu, ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu);
      heap = Math.min(heap, heap(pool -> peak(pool.getPeakUsage())) - before);
    }
    return "%,d\t%s\t%.1f\t%.1f\t%,d"
        .formatted(operations, verdict.word(), best / 1e6, bestCpu / 1e6, heap >> 20);
  }

  private static long peak(MemoryUsage usage) {
    return usage.getUsed();
  }

  private static long heap(ToLongFunction<MemoryPoolMXBean> bytes) {
    return pools().stream().mapToLong(bytes).sum();
  }

  private static List<MemoryPoolMXBean> pools() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .toList();
  }
}
