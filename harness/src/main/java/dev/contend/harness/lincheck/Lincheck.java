package dev.contend.harness.lincheck;

import dev.contend.harness.lincheck.Replica.Move;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jetbrains.kotlinx.lincheck.Actor;
import org.jetbrains.kotlinx.lincheck.util.LincheckResult;
import org.jetbrains.kotlinx.lincheck.util.ValueResult;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.StressOptions;
import org.jetbrains.lincheck.datastructures.verifier.LTS;

/** The library's own calls, in one place. */
final class Lincheck {
  private static final LincheckResult DONE = new ValueResult(true);
  private static final Method STEP = step();
  private static String unavailable;
  private static boolean started;

  private Lincheck() {}

  /**
   * Makes Lincheck ready in this JVM, once: it attaches an agent, which takes about a second.
   *
   * @return null, or a clause that says why it can't be used
   */
  static synchronized String start() {
    if (!started) {
      started = true;
      try {
        new StressOptions().iterations(0).check(Nothing.class);
        removeJar();
      } catch (RuntimeException | LinkageError e) {
        unavailable = "Lincheck can't attach its agent to this JVM (" + e + ")";
      }
    }
    return unavailable;
  }

  /**
   * Lincheck unpacks a jar for the JVM, which then has it open, and removes it when the JVM ends in
   * order. It is not needed by its name any more, and not every end is in order.
   */
  private static void removeJar() {
    try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
      for (Path descriptor : open.toList()) {
        Path file =
            Files.isSymbolicLink(descriptor) ? Files.readSymbolicLink(descriptor) : descriptor;
        if (file.toString().matches(".*/lincheck-bootstrap\\d+\\.jar")) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException e) {
      // This is no Linux, or it could not be seen: then it stays until the end.
      return;
    }
  }

  /** The states of one specification, as far as they were reached. */
  static LTS states() {
    return new LTS(Replica.class);
  }

  /** What is to be done. */
  static Actor actor(Move move) {
    return new Actor(STEP, List.of(move));
  }

  /** The state after doing it, or null if it can't be done. */
  static LTS.State next(LTS.State state, Actor actor) {
    var transition = state.next(actor, DONE, NO_TICKET);
    return transition == null ? null : transition.getNextState();
  }

  /** Lincheck's sign for an operation that was not suspended before. */
  private static final int NO_TICKET = -1;

  private static Method step() {
    try {
      return Replica.class.getMethod("step", Move.class);
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Lincheck prepares itself for something to test, of which it then tests nothing. */
  public static final class Nothing {
    @Operation
    public int read() {
      return 0;
    }
  }
}
