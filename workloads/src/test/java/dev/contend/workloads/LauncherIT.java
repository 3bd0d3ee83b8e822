package dev.contend.workloads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.contend.harness.cli.Main;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the launcher refuses before it builds anything, and the classes that it archives. */
class LauncherIT {
  private static final Path LAUNCHER = Path.of(System.getProperty("contend.home"), "contend");

  @TempDir Path folder;

  private void refuses(String path, String javaHome, String sentence) throws Exception {
    ProcessBuilder builder = new ProcessBuilder("/bin/sh", LAUNCHER.toString(), "list");
    builder.environment().put("PATH", path);
    builder.environment().put("JAVA_HOME", javaHome);
    Process launcher = builder.redirectErrorStream(true).start();
    String said = new String(launcher.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(launcher.waitFor()).as(said).isEqualTo(69);
    assertThat(said).contains(sentence);
  }

  @Test
  void aJdkThatIsTooOld() throws Exception {
    Path java = Files.createDirectories(folder.resolve("bin")).resolve("java");
    Files.writeString(java, "#!/bin/sh\necho '    java.specification.version = 11' >&2\n");
    assertThat(java.toFile().setExecutable(true)).isTrue();
    refuses(System.getenv("PATH"), folder.toString(), "is Java 11; Contend needs 17 or newer");
  }

  @Test
  void noJdkAtAll() throws Exception {
    for (String tool : new String[] {"dirname", "sed"}) {
      Files.createSymbolicLink(folder.resolve(tool), which(tool));
    }
    refuses(folder.toString(), "", "there is no java; install a JDK 17 or newer");
  }

  private static final String JVM =
      """
      #!/bin/sh
      echo "$*" >> "$0.calls"
      for argument in "$@"; do
        case $argument in
          -XshowSettings:properties)
            printf '    java.specification.version = 17\n    java.home = %s\n' "$0" >&2
            exit ;;
          -XX:ArchiveClassesAtExit=*)
            MAKE "${argument#*=}" || exit 1
            exit ;;
        esac
      done
      """;

  /**
   * A JDK that writes down how its JVM is called, and makes an archive with a command of the shell.
   */
  private Path jdk(String name, String make) throws Exception {
    Path java = Files.createDirectories(folder.resolve(name).resolve("bin")).resolve("java");
    Files.writeString(java, JVM.replace("MAKE", make));
    assertThat(java.toFile().setExecutable(true)).isTrue();
    return folder.resolve(name);
  }

  private static final String ARCHIVES =
      "Preparing the classes for a faster start (once after a build) ...\n";
  private static final String NOTHING = "";

  /** Starts it, and gives all calls of the JVM but those that ask for its version. */
  private static List<String> calls(PackedContend contend, Path jdk, String said) throws Exception {
    Process launcher = contend.start(jdk.toString(), "list");
    assertThat(launcher.getInputStream()).asString(StandardCharsets.UTF_8).isEqualTo(said);
    assertThat(launcher.waitFor()).isZero();
    return Files.readAllLines(jdk.resolve("bin/java.calls")).stream()
        .filter(call -> !call.contains("-XshowSettings"))
        .toList();
  }

  @Test
  void classesAreArchivedOnceForEachJdkAndAgainWhenTheyAreNewer() throws Exception {
    PackedContend contend = PackedContend.in(folder.resolve("with space"));
    Path jdk = jdk("jdk", "echo classes >");
    assertThat(calls(contend, jdk, ARCHIVES)).hasSize(2);
    Path archive = contend.archives().get(0);
    assertThat(archive).hasContent("classes");
    assertThat(calls(contend, jdk, NOTHING))
        .hasSize(3)
        .last(STRING)
        .contains(archive + " ")
        .endsWith("list");

    calls(contend, jdk("another", "echo others >"), ARCHIVES);
    assertThat(contend.archives()).hasSize(2).contains(archive);

    Files.setLastModifiedTime(archive, FileTime.from(Instant.EPOCH));
    assertThat(calls(contend, jdk, ARCHIVES)).hasSize(5);
    assertThat(calls(contend, jdk, NOTHING)).hasSize(6);
  }

  @Test
  void whatCannotBeArchivedIsNoHindrance() throws Exception {
    PackedContend contend = PackedContend.in(folder.resolve("home"));
    for (String make : List.of(":", "false")) {
      Path jdk = jdk("jdk " + make, make);
      assertThat(calls(contend, jdk, ARCHIVES)).hasSize(2);
      assertThat(calls(contend, jdk, NOTHING)).hasSize(3).last(STRING).doesNotContain("Archive");
    }
    Path interrupted = jdk("interrupted", "kill -TERM $PPID; echo half >");
    for (int i = 1; i <= 2; i++) {
      assertThat(calls(contend, interrupted, ARCHIVES))
          .hasSize(2 * i)
          .last(STRING)
          .doesNotContain("Archive");
    }
    assertThat(contend.archives()).hasSize(2).allMatch(archive -> archive.toFile().length() == 0);

    PackedContend hindered = PackedContend.in(folder.resolve("hindered"));
    Files.writeString(hindered.archiveFolder(), "a file where the folder has to be");
    Path jdk = jdk("jdk", "echo classes >");
    assertThat(calls(hindered, jdk, NOTHING)).singleElement(STRING).doesNotContain("Archive");
  }

  /** Of a JVM that does not like its archive nothing is heard. */
  @Test
  void theJvmUsesWhatWasArchived() throws Exception {
    Path log = folder.resolve("classes.txt");
    try (ContendProcess contend =
        new ContendProcess(
            folder,
            List.of(),
            Map.of("JDK_JAVA_OPTIONS", "-Xlog:class+load:file=" + log),
            "list")) {
      assertThat(contend.exitCode()).as(contend.err()).isZero();
    }
    assertThat(Files.readAllLines(log))
        .anyMatch(
            line ->
                line.contains(" " + Main.class.getName() + " ")
                    && line.endsWith("source: shared objects file (top)"));
  }

  private static Path which(String tool) {
    for (String entry : System.getenv("PATH").split(":")) {
      Path candidate = Path.of(entry, tool);
      if (Files.isExecutable(candidate)) {
        return candidate;
      }
    }
    throw new AssertionError("this system has no " + tool);
  }
}
