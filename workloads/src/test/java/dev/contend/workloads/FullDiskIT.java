package dev.contend.workloads;

import static dev.contend.workloads.ContendProcess.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No space left, wherever something is written: a sentence, an exit code, and nothing running. */
class FullDiskIT {
  @TempDir Path home;

  /** Only root may mount a small file system, in a mount namespace that goes with its process. */
  @BeforeAll
  static void canMount(@TempDir Path folder) throws Exception {
    int code =
        new ProcessBuilder(command(folder, "1m", "true"))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor();
    assumeTrue(code == 0, "mounting a small file system takes root");
  }

  private static List<String> command(Path folder, String size, String... rest) {
    List<String> command = new ArrayList<>(List.of("unshare", "-m", "sh", "-c"));
    command.add("mount -t tmpfs -o size=" + size + " tmpfs \"$0\" && exec \"$@\"");
    command.add(folder.toString());
    command.addAll(Arrays.asList(rest));
    return command;
  }

  private void fails(
      int exitCode, String sentence, String size, Path small, Map<String, String> environment)
      throws Exception {
    Files.createDirectories(small);
    try (ContendProcess contend =
        new ContendProcess(
            home,
            command(small, size),
            environment,
            "run",
            "--driver",
            "stress",
            "--db",
            "postgres",
            "--workload",
            "stock",
            "--strategy",
            "select-for-update",
            "--seconds",
            "30",
            "--out",
            home.resolve("runs").toString())) {
      assertThat(contend.exitCode()).as(contend.err()).isEqualTo(exitCode);
      assertThat(contend.err()).contains(sentence).doesNotContain("\tat ");
    }
    await("end of all servers", Duration.ofSeconds(10), () -> !anythingRuns());
  }

  private boolean anythingRuns() {
    return ContendProcess.commandLines().stream().anyMatch(line -> line.contains(home.toString()));
  }

  @Test
  void forTheHistory() throws Exception {
    fails(74, "free some space", "3m", home.resolve("runs"), Map.of());
  }

  @Test
  void forTheDataOfAServer() throws Exception {
    fails(69, "-Djava.io.tmpdir", "3m", home.resolve("tmp"), Map.of());
  }

  @Test
  void forTheBinaries() throws Exception {
    Path cache = home.resolve("cache");
    fails(69, "CONTEND_CACHE", "12m", cache, Map.of("CONTEND_CACHE", cache.toString()));
  }
}
