package dev.contend.harness.lincheck;

import dev.contend.harness.lincheck.Replica.Move;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jetbrains.kotlinx.lincheck.Actor;
import org.jetbrains.kotlinx.lincheck.util.LincheckResult;
import org.jetbrains.kotlinx.lincheck.util.ValueResult;
import org.jetbrains.lincheck.datastructures.verifier.LTS;
import org.jetbrains.lincheck.jvm.agent.InstrumentationStrategy;
import org.jetbrains.lincheck.jvm.agent.LincheckInstrumentation;

/** The library's own calls, in one place. */
final class Lincheck {
  private static final LincheckResult DONE = new ValueResult(true);
  private static final Method STEP = step();
  private static String unavailable;
  private static boolean started;

  private Lincheck() {}

  /**
   * Makes Lincheck ready in this JVM, once, which takes less than a second: it attaches its agent,
   * which brings classes that its state machine calls.
   *
   * @return null, or a clause that says why it can't be used
   */
  static synchronized String start() {
    if (!started) {
      started = true;
      try {
        LincheckInstrumentation agent = LincheckInstrumentation.INSTANCE;
        if (!agent.isInitialized()) {
          agent.attachJavaAgentDynamically(instrumentation());
          agent.appendBootstrapJarToClassLoaderSearch();
          rewriteNothing();
          removeJar();
        }
      } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
        unavailable = "Lincheck can't attach its agent to this JVM (" + e + ")";
      }
    }
    return unavailable;
  }

  /** By name, since the class has annotations that are nowhere to be had. */
  private static Instrumentation instrumentation() throws ReflectiveOperationException {
    Class<?> agent = Class.forName("net.bytebuddy.agent.ByteBuddyAgent");
    return (Instrumentation) agent.getMethod("install").invoke(null);
  }

  /**
   * In its own tests Lincheck rewrites the classes that it tests, and with them every class of the
   * JVM: ten seconds of processor time, and a warning for each that it can't. The state machine of
   * a specification needs none of that. It asks whether the class of each new state was rewritten,
   * but not if all were at once, and nothing public says that they were.
   */
  private static void rewriteNothing() throws ReflectiveOperationException {
    Field strategy = LincheckInstrumentation.class.getDeclaredField("instrumentationStrategy");
    strategy.setAccessible(true);
    strategy.set(null, InstrumentationStrategy.EAGER);
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
}
