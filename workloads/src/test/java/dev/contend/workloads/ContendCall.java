package dev.contend.workloads;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.contend.harness.cli.Main;
import java.io.ByteArrayOutputStream;

/**
 * A command in this process, which takes a hundredth of what a {@link ContendProcess} does: for
 * what is said and with which exit code.
 */
record ContendCall(int exitCode, String out, String err) {

  static ContendCall of(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exitCode = Main.run(out, err, UTF_8, arguments);
    return new ContendCall(exitCode, out.toString(UTF_8), err.toString(UTF_8));
  }
}
