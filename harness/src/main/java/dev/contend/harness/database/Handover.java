package dev.contend.harness.database;

import java.util.Map;
import java.util.Properties;

/**
 * How one process of ours reaches a server that another one runs: few words that {@link
 * Server#handover} gives there and {@link #reach} takes here. They hold a password, so they belong
 * into a file that nobody else may read, and never onto a command line.
 */
public final class Handover {
  private static final String PORT = "port";
  private static final String NAME = "name";
  private static final String URL = "url";
  private static final String USER = "user";
  private static final String PASSWORD = "password";

  private Handover() {}

  /** Of a server that the first process has started. */
  static Map<String, String> ofStarted(int port, String password) {
    return Map.of(PORT, Integer.toString(port), PASSWORD, password);
  }

  /** Of a server that was there before. */
  static Map<String, String> ofExternal(ExternalDatabase database, Credentials credentials) {
    Properties entrance = credentials.properties();
    return Map.of(
        NAME, database.name(),
        URL, database.url().toString(),
        USER, entrance.getProperty(USER),
        PASSWORD, entrance.getProperty(PASSWORD));
  }

  /**
   * Reaches such a server. Closing it here stops nothing there.
   *
   * @param handover what {@link Server#handover} gave; if that is empty a server is started here
   * @param options for one that is started here
   * @throws ServerException if it can't be reached
   */
  public static Server reach(Engine engine, Map<String, String> handover, ServerOptions options)
      throws ServerException {
    if (handover.containsKey(URL)) {
      String name = handover.get(NAME);
      return engine.connect(
          new ExternalDatabase(name, ServerUrl.parse(name, handover.get(URL))),
          new Credentials(handover.get(USER), handover.get(PASSWORD)));
    }
    return handover.isEmpty()
        ? engine.start(options)
        : engine.attach(Integer.parseInt(handover.get(PORT)), handover.get(PASSWORD));
  }
}
