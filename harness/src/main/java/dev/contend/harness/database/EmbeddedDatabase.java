package dev.contend.harness.database;

import java.util.List;
import java.util.Optional;

/**
 * A server that Contend starts from an artifact. The default version has its engine's name, any
 * other the version behind it: {@code postgres:15}.
 *
 * @param version one of the engine's; empty if that has but one
 */
public record EmbeddedDatabase(Engine engine, String version) implements StartedDatabase {

  /** The default version. */
  public EmbeddedDatabase(Engine engine) {
    this(engine, defaultVersion(engine));
  }

  /** One of each engine that can be started, in the order in which reports show them. */
  public static List<EmbeddedDatabase> all() {
    return Engines.startable().stream().map(EmbeddedDatabase::new).toList();
  }

  /**
   * The one that the command line calls so: {@code postgres}, {@code postgres:15}; empty if no
   * engine has that name.
   *
   * @throws IllegalArgumentException with a sentence, if the engine has no such version, if Contend
   *     starts no server of it, or if it is the name of a container's image
   */
  public static Optional<EmbeddedDatabase> named(String name) {
    int equals = name.indexOf('=');
    if (equals >= 0 && Engines.named(name.substring(0, equals)).isPresent()) {
      throw new IllegalArgumentException(
          "'%s' names an image; add --server container".formatted(name));
    }
    String[] parts = name.split(":", 2);
    return Engines.named(parts[0])
        .map(
            engine -> {
              if (!engine.startable()) {
                throw new IllegalArgumentException(engine.whyNotStartable());
              }
              return parts.length == 1
                  ? new EmbeddedDatabase(engine)
                  : new EmbeddedDatabase(engine, known(engine, parts[1]));
            });
  }

  private static String known(Engine engine, String version) {
    if (!engine.versions().contains(version)) {
      throw new IllegalArgumentException(
          "there is no embedded %s of version '%s'; there is %s"
              .formatted(
                  engine.name(),
                  version,
                  engine.versions().isEmpty()
                      ? "one only, '%s'".formatted(engine.name())
                      : String.join(", ", engine.versions())
                          + ", and what is an image: --server container"));
    }
    return version;
  }

  private static String defaultVersion(Engine engine) {
    return engine.versions().stream().findFirst().orElse("");
  }

  @Override
  public String name() {
    return version.equals(defaultVersion(engine)) ? engine.name() : engine.name() + ":" + version;
  }

  @Override
  public String option() {
    return "--db " + name();
  }

  @Override
  public Server start(ServerOptions options) throws ServerException {
    return version.equals(defaultVersion(engine))
        ? engine.start(options)
        : engine.start(version, options);
  }
}
