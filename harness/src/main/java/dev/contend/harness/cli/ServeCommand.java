package dev.contend.harness.cli;

import dev.contend.results.html.Report;
import dev.contend.results.serve.RunsServer;
import java.net.BindException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code contend serve}. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description =
        "Shows the reports of all runs in a browser of this machine, at an address of loopback,"
            + " until Ctrl-C.")
final class ServeCommand implements Callable<Integer> {
  private static final int MOST_PORT = 65_535;

  private final Terminal terminal;

  @Parameters(
      arity = "0..1",
      paramLabel = "DIR",
      description = "The folder of run directories (default: results/runs).")
  private Path runs = Defaults.runs();

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "8080",
      description = "The port; 0 takes any that is free (default: ${DEFAULT-VALUE}).")
  private int port;

  ServeCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    if (port < 0 || port > MOST_PORT) {
      throw new UsageException("--port is from 0 to %d, not %d".formatted(MOST_PORT, port));
    }
    if (!Files.isDirectory(runs)) {
      throw new UsageException(
          "there is no folder %s; make a run first: ./contend run --quick".formatted(runs));
    }
    Report.renderIndex(runs);
    try (RunsServer server = RunsServer.start(runs, port)) {
      terminal.out.println("Serving %s at %s until Ctrl-C".formatted(runs, server.address()));
      return Interruption.during(ServeCommand::untilInterrupted);
    } catch (BindException e) {
      throw new UsageException(
          "port %d can't be had (%s); name another: --port 0 takes any that is free"
              .formatted(port, e.getMessage()));
    }
  }

  private static int untilInterrupted() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      return ExitCode.INTERRUPTED;
    }
    return ExitCode.OK;
  }
}
