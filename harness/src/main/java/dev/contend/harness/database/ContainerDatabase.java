package dev.contend.harness.database;

import java.util.List;
import java.util.Optional;
import org.testcontainers.utility.DockerImageName;

/**
 * A server that Contend starts in a container. The official image of the default version has its
 * engine's name, any other its tag behind it, {@code postgres:16}, and an image of another name all
 * of that: {@code postgres=registry.example.org/team/pg:1}.
 *
 * @param image it takes the environment and the arguments that the official one of the engine takes
 */
public record ContainerDatabase(Engine engine, String image) implements StartedDatabase {

  /** One of each engine that runs in containers, in the order in which reports show them. */
  public static List<ContainerDatabase> all() {
    return Engines.all().stream()
        .filter(engine -> !engine.versions().isEmpty())
        .map(engine -> new ContainerDatabase(engine, defaultImage(engine)))
        .toList();
  }

  /**
   * The one that the command line calls so; empty if no engine has that name.
   *
   * @throws IllegalArgumentException with a sentence, if the engine runs in no container or the
   *     image has no possible name
   */
  public static Optional<ContainerDatabase> named(String name) {
    String[] parts = name.split("[:=]", 2);
    return Engines.named(parts[0])
        .map(
            engine -> {
              if (!engine.startable()) {
                throw new IllegalArgumentException(engine.whyNotStartable());
              }
              if (engine.versions().isEmpty()) {
                throw new IllegalArgumentException(
                    "there is no container of %s, which runs inside Contend; leave it out, or run it without --server"
                        .formatted(engine.name()));
              }
              return new ContainerDatabase(engine, image(engine, name, parts));
            });
  }

  private static String image(Engine engine, String name, String[] parts) {
    if (parts.length == 1) {
      return defaultImage(engine);
    }
    String image = name.charAt(parts[0].length()) == ':' ? name : parts[1];
    try {
      DockerImageName.parse(image).assertValid();
      return image;
    } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
      // The latter is what Testcontainers makes of an empty tag.
      throw new IllegalArgumentException(
          "'%s' is no name of an image; one looks like registry.example.org/team/postgres:16"
              .formatted(image),
          e);
    }
  }

  private static String defaultImage(Engine engine) {
    return engine.name() + ":" + engine.versions().get(0);
  }

  @Override
  public String name() {
    if (image.equals(defaultImage(engine))) {
      return engine.name();
    }
    return image.startsWith(engine.name() + ":") ? image : engine.name() + "=" + image;
  }

  @Override
  public String option() {
    return "--server container --db " + name();
  }

  @Override
  public Server start(ServerOptions options) throws ServerException {
    return engine.startContainer(image, options);
  }
}
