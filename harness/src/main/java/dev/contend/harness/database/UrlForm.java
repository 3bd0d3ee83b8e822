package dev.contend.harness.database;

import java.util.List;
import java.util.Set;

/**
 * What the URL of a server of one product may look like.
 *
 * @param scheme the word after {@code jdbc:}
 * @param defaultPort where a server of this product listens if the URL names no port
 * @param databaseRequired whether the URL has to name a database
 * @param parameters those that a URL may have: they concern the way to the server, not what is
 *     raced there, and none of them holds a secret
 */
public record UrlForm(
    String scheme, int defaultPort, boolean databaseRequired, Set<String> parameters) {

  /** Those of all engines, in their order. */
  static List<UrlForm> all() {
    return Engines.all().stream().flatMap(engine -> engine.urlForm().stream()).toList();
  }

  /** As a person would write it. */
  String example() {
    return "jdbc:" + scheme + "://host:port/" + (databaseRequired ? "database" : "");
  }
}
