package dev.contend.harness.cli;

import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Makes the commands, all of which print to one terminal. */
record Commands(Terminal terminal) implements IFactory {

  @Override
  public <K> K create(Class<K> type) throws Exception {
    if (type == RunCommand.class) {
      return type.cast(new RunCommand(terminal));
    }
    if (type == BenchCommand.class) {
      return type.cast(new BenchCommand(terminal));
    }
    if (type == HermitageCommand.class) {
      return type.cast(new HermitageCommand(terminal));
    }
    if (type == ListCommand.class) {
      return type.cast(new ListCommand(terminal));
    }
    if (type == CheckCommand.class) {
      return type.cast(new CheckCommand(terminal));
    }
    if (type == ReportCommand.class) {
      return type.cast(new ReportCommand(terminal));
    }
    if (type == CompareCommand.class) {
      return type.cast(new CompareCommand(terminal));
    }
    if (type == ServeCommand.class) {
      return type.cast(new ServeCommand(terminal));
    }
    if (type == ReplayCommand.class) {
      return type.cast(new ReplayCommand(terminal));
    }
    return CommandLine.defaultFactory().create(type);
  }
}
