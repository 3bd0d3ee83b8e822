package dev.contend.harness.cli;

import dev.contend.harness.database.Engines;
import dev.contend.harness.run.Catalogue;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.util.ServiceConfigurationError;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line. */
@Command(
    name = "contend",
    description =
        "Races the code that an application runs against its database, on a real database,"
            + " and says what broke.",
    mixinStandardHelpOptions = true,
    version = "contend 0.1.0",
    subcommands = {
      RunCommand.class,
      BenchCommand.class,
      HermitageCommand.class,
      ReplayCommand.class,
      ListCommand.class,
      CheckCommand.class,
      ReportCommand.class,
      CompareCommand.class,
      ServeCommand.class
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:nothing contradicts its grade; for check: valid; for replay: the same outcome;"
          + " for compare: no verdict changed and nothing became slower",
      "1:an anomaly where the grade says that it holds; for check: invalid; for replay: another outcome;"
          + " for compare: one did",
      "2:unknown: a checker gave up; for hermitage: a cell was not explored to its end",
      "3:a cell that is graded breaks did not in this run",
      "64:wrong usage",
      "69:a server that can't be had",
      "70:a bug of ours",
      "74:a file that can't be read or written",
      "130:interrupted"
    })
public final class Main {
  private Main() {}

  /** Runs a command and ends the process with its exit code. */
  public static void main(String[] args) {
    int code = run(new Terminal(), args);
    // While the process is ending anyway, as after Ctrl-C, asking it to end would never return.
    if (!Interruption.ending()) {
      System.exit(code);
    }
  }

  /**
   * Runs a command in this process.
   *
   * @param encoding of what is printed
   * @return the exit code
   */
  public static int run(OutputStream out, OutputStream err, Charset encoding, String... args) {
    return run(new Terminal(out, err, encoding), args);
  }

  private static int run(Terminal terminal, String... args) {
    CommandLine commands = new CommandLine(new Main(), new Commands(terminal));
    commands.setOut(new java.io.PrintWriter(terminal.out, true));
    commands.setErr(new java.io.PrintWriter(terminal.err, true));
    commands.setExecutionExceptionHandler(Failures::execution);
    commands.setParameterExceptionHandler(Failures::usage);
    commands.setUsageHelpAutoWidth(true);
    commands.setCaseInsensitiveEnumValuesAllowed(true);
    if (args.length == 0) {
      commands.usage(terminal.out);
      return ExitCode.USAGE;
    }
    try {
      Engines.all();
      Catalogue.workloads();
    } catch (ServiceConfigurationError | LinkageError e) {
      return Failures.classPath(e, commands.getErr());
    }
    return commands.execute(args);
  }
}
