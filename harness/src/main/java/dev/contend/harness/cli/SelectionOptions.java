package dev.contend.harness.cli;

import dev.contend.harness.database.ExternalDatabase;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say what of the catalogue is meant, and where its servers are. */
final class SelectionOptions {

  @Option(names = "--workload", split = ",", paramLabel = "NAME", description = "Which workloads.")
  List<String> workloads = new ArrayList<>();

  @Option(names = "--strategy", split = ",", paramLabel = "NAME", description = "Which strategies.")
  List<String> strategies = new ArrayList<>();

  @Option(
      names = "--db",
      split = ",",
      paramLabel = "NAME",
      description = "Which databases: postgres, mariadb, h2; with a version: postgres:15.")
  List<String> databases = new ArrayList<>();

  @Mixin ServerOption server = new ServerOption();

  @Mixin ExternalOptions external = new ExternalOptions();

  @Option(
      names = "--isolation",
      split = ",",
      paramLabel = "NAME",
      description = "Which isolation settings.")
  List<String> isolations = new ArrayList<>();

  /** Adds them to a command that is to be repeated, without users and passwords. */
  void appendTo(StringBuilder command, List<ExternalDatabase> there) {
    append(command, "--workload", workloads);
    append(command, "--strategy", strategies);
    command.append(server.text());
    append(command, "--db", databases);
    there.forEach(database -> command.append(' ').append(database.option()));
    append(command, "--isolation", isolations);
  }

  static void append(StringBuilder command, String option, List<String> names) {
    if (!names.isEmpty()) {
      command.append(' ').append(option).append(' ').append(String.join(",", names));
    }
  }
}
