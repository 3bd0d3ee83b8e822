package dev.contend.workloads;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workloads on the class path that are not ours, beginning with README's example. */
class OwnWorkloadIT {
  private static final Path EXAMPLE =
      Path.of(System.getProperty("contend.home"), "workloads", "examples", "counter");

  @TempDir Path folder;

  /** As README says to build it, with something in its sources replaced. */
  private Path built(String text, String by) throws IOException {
    Path own = folder.resolve("own");
    List<String> options =
        new ArrayList<>(
            List.of("-Xlint:all", "-Werror", "-proc:none", "-d", own.toString(), "-cp"));
    options.add(System.getProperty("java.class.path"));
    try (Stream<Path> files = Files.walk(EXAMPLE)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = own.resolve(EXAMPLE.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.writeString(copy, Files.readString(file).replace(text, by));
        if (file.toString().endsWith(".java")) {
          options.add(copy.toString());
        }
      }
    }
    assertThat(
            ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, options.toArray(String[]::new)))
        .isZero();
    return own;
  }

  private ContendProcess contend(Path own, String arguments) throws IOException {
    return new ContendProcess(
        folder, List.of(), Map.of("CONTEND_CLASSPATH", own.toString()), arguments.split(" "));
  }

  @Test
  void theExampleIsRunByBothDriversAndIsAsItIsGraded() throws Exception {
    Path own = built("", "");
    try (ContendProcess contend =
        contend(own, "run --workload counter --db h2 --isolation read-committed --ops 400")) {
      assertThat(contend.exitCode()).as(contend.out() + contend.err()).isZero();
      assertThat(contend.out())
          .contains("lost-update")
          .contains("4 cells: 4 as graded")
          .contains("counter on h2");
    }
    Path source;
    try (Stream<Path> files = Files.walk(folder.resolve("results"))) {
      source =
          files
              .filter(file -> file.toString().contains("counter--read-then-write"))
              .filter(file -> file.endsWith("history.edn"))
              .findFirst()
              .orElseThrow();
    }
    assertThat(source.resolveSibling("index.html")).content().contains("Reads the number, and");
    try (ContendProcess contend = contend(own, "check " + source + " --model counter")) {
      assertThat(contend.exitCode()).as(contend.err()).isEqualTo(1);
      assertThat(contend.out()).contains("lost-update", "were acknowledged");
    }
  }

  /** The others of a run, which may have taken long, are worth their report. */
  @Test
  void aWorkloadWhoseTablesAreRefusedEndsNoRun() throws Exception {
    Path own = built("CREATE TABLE counter", "CREATE TABLE counter of");
    try (ContendProcess contend =
        contend(own, "run --workload counter,create --quick --db h2 --driver explore")) {
      assertThat(contend.exitCode()).as(contend.out() + contend.err()).isEqualTo(2);
      assertThat(contend.out())
          .contains("2 as graded", "2 undecided")
          .contains("refused its tables or rows with \"Syntax error");
    }
  }

  @Test
  void whatCannotBeLoadedIsSaidInASentence() throws Exception {
    Path services = Files.createDirectories(folder.resolve("own/META-INF/services"));
    Path engines = services.resolve("dev.contend.harness.database.Engine");
    Files.writeString(engines, "org.example.Missing");
    refused("Provider org.example.Missing not found");
    Files.writeString(engines, "dev.contend.harness.database.H2Engine");
    refused("two are called 'h2', of which one is dev.contend.harness.database.H2Engine");
  }

  private void refused(String why) throws Exception {
    try (ContendProcess contend = contend(folder.resolve("own"), "list")) {
      assertThat(contend.exitCode()).isEqualTo(64);
      assertThat(contend.err()).contains(why).contains("CONTEND_CLASSPATH").doesNotContain("\tat ");
      assertThat(contend.out()).isEmpty();
    }
  }
}
