package dev.contend.harness.database;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A server that is already there.
 *
 * @param name as the user calls it
 * @param url where it is
 */
public record ExternalDatabase(String name, ServerUrl url) implements Database {
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9._-]{0,29}");

  /** Whatever a shell would take for something else. */
  private static final Pattern NEEDS_QUOTES = Pattern.compile("[^A-Za-z0-9._:/=-]");

  /**
   * Reads the values of {@code --db-url}, each {@code NAME=URL}.
   *
   * @throws IllegalArgumentException with a sentence that holds nothing that could be a secret
   */
  public static List<ExternalDatabase> parseAll(List<String> values) {
    List<ExternalDatabase> databases = new ArrayList<>();
    for (String value : values) {
      ExternalDatabase database = parse(value);
      if (databases.stream().anyMatch(other -> other.name.equals(database.name))) {
        throw new IllegalArgumentException(
            "--db-url names '" + database.name + "' twice; give each server a name of its own");
      }
      databases.add(database);
    }
    return List.copyOf(databases);
  }

  private static ExternalDatabase parse(String value) {
    int equals = value.indexOf('=');
    String name = value.substring(0, Math.max(0, equals));
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "--db-url is NAME=URL, with a name that begins with a letter and has at most 30 letters,"
              + " digits, dots, hyphens and underscores: --db-url pg15="
              + UrlForm.all().get(0).example());
    }
    if (Engines.named(name).filter(Engine::startable).isPresent()) {
      throw new IllegalArgumentException(
          "'%s' is the server that Contend starts itself; call the one of --db-url otherwise"
              .formatted(name));
    }
    return new ExternalDatabase(name, ServerUrl.parse(name, value.substring(equals + 1)));
  }

  @Override
  public Engine engine() {
    return url.engine();
  }

  @Override
  public String option() {
    String value = name + "=" + url;
    return "--db-url " + (NEEDS_QUOTES.matcher(value).find() ? "'" + value + "'" : value);
  }
}
