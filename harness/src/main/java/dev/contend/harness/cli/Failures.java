package dev.contend.harness.cli;

import dev.contend.checkers.history.HistoryException;
import dev.contend.harness.database.ServerException;
import dev.contend.harness.explore.scenario.RefusedScenarioException;
import dev.contend.harness.parts.ServiceLostException;
import dev.contend.harness.run.UnknownNameException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.sql.SQLException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what went wrong in a sentence, and with which exit code. */
final class Failures {
  private Failures() {}

  /** A command line that can't be understood. */
  static int usage(ParameterException e, String[] args) {
    CommandLine command = e.getCommandLine();
    PrintWriter err = command.getErr();
    err.println("contend: " + e.getMessage());
    UnmatchedArgumentException.printSuggestions(e, err);
    err.println(
        "See ./" + command.getCommandSpec().qualifiedName() + " --help for what is possible.");
    return ExitCode.USAGE;
  }

  /** An exception that ended a command. */
  static int execution(Exception e, CommandLine command, ParseResult parsed) {
    PrintWriter err = command.getErr();
    if (e instanceof InterruptedException || Interruption.ending()) {
      return ExitCode.INTERRUPTED;
    }
    if (e instanceof ServerException failed) {
      if (!failed.detail().isBlank()) {
        err.println("What its log says:");
        err.println(failed.detail().stripTrailing().indent(2).stripTrailing());
      }
      return say(err, e.getMessage(), ExitCode.UNAVAILABLE);
    }
    if (e instanceof RefusedScenarioException) {
      return say(err, e.getMessage(), ExitCode.UNAVAILABLE);
    }
    if (e instanceof SQLException sql) {
      return say(
          err,
          "A database failed in a way that ends the run: %s (SQLSTATE %s). What was done until then is kept."
              .formatted(sql.getMessage(), sql.getSQLState()),
          ExitCode.UNAVAILABLE);
    }
    if (e instanceof ServiceLostException) {
      return say(
          err,
          "What was raced with is gone, which ends the run: %s What was done until then is kept."
              .formatted(e.getMessage().endsWith(".") ? e.getMessage() : e.getMessage() + "."),
          ExitCode.UNAVAILABLE);
    }
    if (e instanceof UnknownNameException
        || e instanceof UsageException
        || e instanceof HistoryException) {
      return say(err, e.getMessage(), ExitCode.USAGE);
    }
    if (e instanceof UncheckedIOException unchecked) {
      return say(err, words(unchecked.getCause()), ExitCode.IO);
    }
    if (e instanceof IOException io) {
      return say(err, words(io), ExitCode.IO);
    }
    e.printStackTrace(err);
    return say(
        err, "That is a bug of contend; please report it with the lines above.", ExitCode.BUG);
  }

  /** Something on the class path that can't be loaded. Ours can, so it is a user's. */
  static int classPath(Error e, PrintWriter err) {
    Throwable why = e instanceof ExceptionInInitializerError ? e.getCause() : e;
    String what = why instanceof LinkageError ? why.toString() : why.getMessage();
    String reason = why.getCause() == null ? "" : " (" + why.getCause() + ")";
    return say(
        err,
        "an engine or a workload on the class path can't be used: %s%s; see CONTEND_CLASSPATH."
            .formatted(what, reason),
        ExitCode.USAGE);
  }

  private static int say(PrintWriter err, String sentence, int code) {
    err.println("contend: " + sentence);
    return code;
  }

  private static String words(IOException e) {
    if (e instanceof NoSuchFileException missing) {
      return "there is no file " + missing.getFile();
    }
    if (e instanceof FileSystemException failed && failed.getReason() == null) {
      return "can't use " + failed.getFile() + " (" + e.getClass().getSimpleName() + ")";
    }
    return e.getMessage();
  }
}
