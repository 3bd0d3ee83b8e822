package dev.contend.workloads;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the launcher refuses before it builds anything. */
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
