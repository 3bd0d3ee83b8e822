package dev.contend.workloads;

import static dev.contend.workloads.ContendProcess.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.results.BenchRecord.Cost;
import dev.contend.results.RunDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code contend bench} as people run it, for as short as it can be. */
class BenchIT {
  private static final Duration START = Duration.ofSeconds(180);
  private static final Duration END = Duration.ofSeconds(20);

  @TempDir Path home;

  @Test
  void whatStrategiesCostIsLeftAsJmhHasItAndAsAPage() throws Exception {
    try (ContendProcess contend =
        new ContendProcess(
            home,
            "bench",
            "--workload",
            "create",
            "--strategy",
            "catch-unique-violation,insert-ignore",
            "--db",
            "h2,postgres",
            "--isolation",
            "read-committed",
            "--threads",
            "2",
            "--keys",
            "1",
            "--warmup",
            "0",
            "--time",
            "100ms",
            "--seed",
            "3")) {
      assertThat(contend.exitCode()).as(contend.err()).isZero();
      assertThat(contend.err()).contains("2 cells", "about", "seed 3", "[2/2, done]");
      assertThat(contend.out())
          .contains("create on postgres, 2 threads, 1 key, durable", "✓ ", "1 of 1 hold")
          .contains("insert-ignore does not apply on postgres");
    }
    Path run = home.resolve("results/runs/latest").toRealPath();
    assertThat(run.resolve("bench.json"))
        .content()
        .contains("\"mode\" : \"thrpt\"", "\"secondaryMetrics\"", "\"callTime\"")
        .contains("\"work\"", "\"retries\"", "\"rollbacks\"", "\"failed\"", "\"declined\"");
    List<Cost> costs = RunDirectory.open(run).costs().orElseThrow().costs();
    assertThat(costs).extracting(Cost::database).containsExactly("postgres", "h2");
    assertThat(costs).extracting(Cost::durable).containsExactly(true, null);
    assertThat(costs)
        .allSatisfy(
            cost -> {
              assertThat(cost.grade()).isEqualTo("holds");
              assertThat(cost.throughput().score()).isPositive();
              assertThat(cost.latency().samples()).isPositive();
              assertThat(cost.latency().p50Ms()).isLessThanOrEqualTo(cost.latency().p999Ms());
              assertThat(cost.curves()).hasSize(1);
              assertThat(cost.curves().get(0).measured()).hasSize(5);
            });
    assertThat(run.resolve("index.html")).content().contains("What each fix costs");
    assertThat(temporary()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"INT, 130", "KILL, 137"})
  void whateverEndsItNoProcessIsLeft(String signal, int exitCode) throws Exception {
    try (ContendProcess contend =
        new ContendProcess(
            home,
            "bench",
            "--workload",
            "stock",
            "--strategy",
            "select-for-update",
            "--db",
            "postgres",
            "--isolation",
            "read-committed",
            "--threads",
            "1",
            "--warmup",
            "0",
            "--time",
            "60s")) {
      await("a process of JMH", START, () -> !contend.isAlive() || forks().findAny().isPresent());
      assertThat(contend.isAlive()).as(contend.err()).isTrue();
      contend.signal(signal);
      await("end of the process", END, () -> !contend.isAlive());

      assertThat(contend.exitCode()).as(contend.err()).isEqualTo(exitCode);
      assertThat(contend.err()).doesNotContain("\tat ");
    }
    await("end of all others", END, () -> ours().findAny().isEmpty());
    await("end of all passwords", END, () -> temporary().isEmpty());
    Path run = home.resolve("results/runs/latest");
    assertThat(run.resolve("run.json")).content().contains("\"complete\" : false");
  }

  private Stream<String> forks() {
    return ours().filter(line -> line.contains("ForkedMain"));
  }

  private Stream<String> ours() {
    return ContendProcess.commandLines().stream().filter(line -> line.contains(home.toString()));
  }

  /** Files of ours that hold passwords. */
  private List<Path> temporary() {
    try (Stream<Path> files = Files.list(home.resolve("tmp"))) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("contend-servers-"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
