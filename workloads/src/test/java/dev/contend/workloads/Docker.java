package dev.contend.workloads;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The command {@code docker}, by which tests see what container engines really have. */
final class Docker {
  private static final long LONGEST_SECONDS = 30;

  private Docker() {}

  /**
   * What it said.
   *
   * @param ok whether it could do what it was told
   * @param text its output, with its errors
   */
  record Answer(boolean ok, String text) {}

  /** Runs it; that there is none, or no engine, is an answer too, and comes at once. */
  static Answer ask(String... arguments) throws InterruptedException {
    List<String> command = new ArrayList<>(List.of("docker"));
    command.addAll(Arrays.asList(arguments));
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String text =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return new Answer(false, "docker never ended");
      }
      return new Answer(process.exitValue() == 0, text);
    } catch (IOException e) {
      return new Answer(false, e.getMessage());
    }
  }

  /** Runs what has to succeed. */
  static void tell(String... arguments) throws InterruptedException {
    Answer answer = ask(arguments);
    assertThat(answer.ok()).as(answer.text()).isTrue();
  }

  /** The containers that Testcontainers made, running or not, but for Ryuk. */
  static List<String> containers() throws InterruptedException {
    Answer answer =
        ask("ps", "-a", "--filter", "label=org.testcontainers", "--format", "{{.ID}} {{.Image}}");
    assertThat(answer.ok()).as(answer.text()).isTrue();
    return answer.text().lines().filter(line -> !line.contains("ryuk")).sorted().toList();
  }
}
