package dev.contend.workloads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --server container} where there is no container engine. */
class NoContainerEngineIT {
  @TempDir Path home;

  @BeforeAll
  static void thereIsNone() throws Exception {
    assumeFalse(Docker.ask("ps").ok(), "there is a container engine");
  }

  @Test
  void isOneSentence() throws Exception {
    try (ContendProcess contend = new ContendProcess(home, "run", "--server", "container")) {
      assertThat(contend.exitCode()).as(contend.err()).isEqualTo(69);
      assertThat(contend.err())
          .startsWith("Starting postgres and mariadb")
          .contains("contend: There is no container engine that Testcontainers could use")
          .hasLineCount(2);
    }
    assertThat(home.resolve("results")).doesNotExist();
  }
}
