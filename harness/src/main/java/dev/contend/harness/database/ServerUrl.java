package dev.contend.harness.database;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Where a server is. One host only, since a race that changes servers in the middle says nothing;
 * no parameters that change what is raced; no user and no password, since a URL is printed and
 * stored.
 *
 * @param engine which product it is
 * @param database the one to connect to; may be empty where the engine allows that
 * @param parameters of the driver, in the URL's order
 */
public record ServerUrl(
    Engine engine, String host, int port, String database, Map<String, String> parameters) {
  private static final Pattern SCHEME = Pattern.compile("jdbc:([a-z0-9]{1,20}):(.*)");
  private static final Pattern REST =
      Pattern.compile(
          "//(\\[[0-9A-Fa-f:.]+]|[A-Za-z0-9._-]+)(?::([0-9]{1,5}))?"
              + "(?:/([\\p{L}\\p{N}_.$-]*))?(?:\\?(.*))?");
  private static final Pattern PARAMETER = Pattern.compile("([A-Za-z]{1,40})=([A-Za-z0-9._/:~-]+)");
  private static final int LAST_PORT = 65_535;

  public ServerUrl {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
  }

  /**
   * Reads a URL.
   *
   * @param name of the database, for the message
   * @throws IllegalArgumentException with a sentence that shows no part of the URL that could be a
   *     secret
   */
  static ServerUrl parse(String name, String url) {
    String lower = url.toLowerCase(Locale.ROOT);
    if (url.contains("@") || lower.contains("user=") || lower.contains("password=")) {
      throw new IllegalArgumentException(
          "the URL of %s has a user or a password in it, where everybody can read them; %s"
              .formatted(name, CredentialSource.whereFor(name)));
    }
    Matcher scheme = SCHEME.matcher(url);
    Engine engine = engine(name, scheme.matches() ? scheme.group(1) : "");
    UrlForm form = engine.urlForm().orElseThrow();
    Matcher rest = REST.matcher(scheme.group(2));
    if (!rest.matches()) {
      throw wrong(name, "is not of the form " + form.example());
    }
    int port = rest.group(2) == null ? form.defaultPort() : Integer.parseInt(rest.group(2));
    if (port < 1 || port > LAST_PORT) {
      throw wrong(name, "has the port " + port + "; a port is from 1 to " + LAST_PORT);
    }
    String database = rest.group(3) == null ? "" : rest.group(3);
    if (database.isEmpty() && form.databaseRequired()) {
      throw wrong(name, "names no database; write " + form.example());
    }
    return new ServerUrl(
        engine, rest.group(1), port, database, parameters(name, form, rest.group(4)));
  }

  private static Engine engine(String name, String scheme) {
    for (Engine engine : Engines.all()) {
      if (engine.urlForm().filter(form -> form.scheme().equals(scheme)).isPresent()) {
        return engine;
      }
    }
    String possible =
        UrlForm.all().stream().map(UrlForm::example).collect(Collectors.joining(" and "));
    if (Engines.named(scheme).isPresent()) {
      throw wrong(
          name,
          "is of %s, which Contend races in its own process only; use --db %s"
              .formatted(scheme, scheme));
    }
    throw wrong(name, "is of no database that Contend can race; possible are " + possible);
  }

  private static Map<String, String> parameters(String name, UrlForm form, String query) {
    Map<String, String> parameters = new LinkedHashMap<>();
    if (query == null) {
      return parameters;
    }
    for (String pair : query.split("&", -1)) {
      Matcher parameter = PARAMETER.matcher(pair);
      if (!parameter.matches() || !form.parameters().contains(parameter.group(1))) {
        throw wrong(
            name,
            "has a parameter that it may not have; possible are "
                + form.parameters().stream().sorted().collect(Collectors.joining(", ")));
      }
      parameters.put(parameter.group(1), parameter.group(2));
    }
    return parameters;
  }

  private static IllegalArgumentException wrong(String name, String how) {
    return new IllegalArgumentException("the URL of " + name + " " + how);
  }

  /** Host and port. */
  String address() {
    return host + ":" + port;
  }

  /** The URL without its parameters, for the driver, which gets those apart from it. */
  String base() {
    return server() + database;
  }

  /** The URL without the database too; a database's name can follow. */
  String server() {
    return "jdbc:" + engine.urlForm().orElseThrow().scheme() + "://" + address() + "/";
  }

  /** As the command line takes it. */
  @Override
  public String toString() {
    return parameters.isEmpty()
        ? base()
        : base()
            + parameters.entrySet().stream()
                .map(Map.Entry::toString)
                .collect(Collectors.joining("&", "?", ""));
  }
}
