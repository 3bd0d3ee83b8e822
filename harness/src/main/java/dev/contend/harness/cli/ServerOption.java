package dev.contend.harness.cli;

import dev.contend.harness.database.ServerKind;
import dev.contend.harness.run.UnknownNameException;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.Option;

/** The option that says from where the servers come that Contend starts. */
final class ServerOption {

  @Option(
      names = "--server",
      paramLabel = "KIND",
      defaultValue = "embedded",
      description =
          "From where the servers come that are started: embedded or container"
              + " (default: ${DEFAULT-VALUE}). As a container postgres:16 is the image of that name,"
              + " and postgres=NAME an image of any name that is made from the official one.")
  private String word;

  /**
   * The kind.
   *
   * @throws UnknownNameException if there is no such kind
   */
  ServerKind kind() {
    List<ServerKind> kinds = Arrays.asList(ServerKind.values());
    return kinds.stream()
        .filter(kind -> kind.word().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new UnknownNameException(
                    "kind of server", word, kinds.stream().map(ServerKind::word).toList()));
  }

  /** What it is to be in a command that does the same: nothing for the default. */
  String text() {
    return kind() == ServerKind.EMBEDDED ? "" : " --server " + kind().word();
  }
}
