package dev.contend.harness.database;

import com.github.dockerjava.api.exception.DockerException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.output.OutputFrame;
import org.testcontainers.containers.wait.strategy.AbstractWaitStrategy;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.ImageNameSubstitutor;

/** Starts a container of an image, and says in a sentence why it can't. */
final class ContainerStart {
  private static final int LOG_LINES = 30;

  private final String image;
  private final Consumer<String> news;
  private final Deque<String> log = new ArrayDeque<>();

  /**
   * @param image its name
   * @param news is told when it has to be pulled, and what else takes long
   */
  ContainerStart(String image, Consumer<String> news) {
    this.image = image;
    this.news = news;
  }

  /**
   * Starts it. Its port can be reached on the loopback address alone.
   *
   * @throws ServerException if there is no container engine, if the image can't be had, or if its
   *     program ends at once
   */
  GenericContainer<?> run(int port, Map<String, String> environment, List<String> arguments)
      throws ServerException {
    ContainerEngine engine = ContainerEngine.find(news);
    // The user's configuration of Testcontainers may put a registry before the name.
    DockerImageName name = ImageNameSubstitutor.instance().apply(DockerImageName.parse(image));
    engine.pull(name);
    GenericContainer<?> container =
        new GenericContainer<>(name)
            .withExposedPorts(port)
            .withEnv(environment)
            .withCommand(arguments.toArray(String[]::new))
            .withLogConsumer(this::keep)
            .waitingFor(new ByOurselves());
    container.setPortBindings(List.of("127.0.0.1::" + port));
    try {
      container.start();
      return container;
    } catch (ContainerLaunchException e) {
      throw failed(
          refusal(e)
              .map(reason -> "could not be started (%s)".formatted(reason))
              .orElse("ended at once"),
          e);
    }
  }

  /** Connections tell better than Testcontainers' own ways when a server is ready. */
  private static final class ByOurselves extends AbstractWaitStrategy {
    @Override
    protected void waitUntilReady() {
      // Whoever starts the container goes on to ask the server itself.
    }
  }

  /** What to say of a container that does not do what it should, with the end of its output. */
  ServerException failed(String what, Exception cause) {
    synchronized (log) {
      return new ServerException(
          "The container of the image %s %s; it has to take the environment and the arguments that the official image takes."
              .formatted(image, what),
          String.join("\n", log),
          cause);
    }
  }

  /**
   * What the engine said. Testcontainers' own words hold the environment of the container, and so
   * the password.
   */
  private static Optional<String> refusal(Throwable e) {
    return Stream.iterate(e, Objects::nonNull, Throwable::getCause)
        .filter(DockerException.class::isInstance)
        .map(ContainerStart::rootOf)
        .findFirst();
  }

  private void keep(OutputFrame frame) {
    String text = frame.getUtf8StringWithoutLineEnding();
    synchronized (log) {
      log.addLast(text);
      if (log.size() > LOG_LINES) {
        log.removeFirst();
      }
    }
  }

  /** The first line of what the failure below all others says. */
  static String rootOf(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String message = String.valueOf(root.getMessage()).strip();
    return message.lines().findFirst().orElse(root.getClass().getSimpleName());
  }
}
