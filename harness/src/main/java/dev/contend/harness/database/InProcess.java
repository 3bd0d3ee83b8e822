package dev.contend.harness.database;

import java.sql.Driver;
import java.util.List;
import java.util.Map;

/**
 * How databases of one product are opened in the memory of this process.
 *
 * @param driver the product's own
 * @param url of a database, with {@code %s} where its name belongs
 * @param properties for the driver, such as the user
 * @param controlSql statements that each session of ours runs first, so that a lock that a hanging
 *     session holds does not hang us too
 * @param ownSession a query for the number of the session that asks
 * @param sessions a query for the numbers of all sessions of the database
 * @param shutdown a statement that ends the database with all its sessions and its content
 */
public record InProcess(
    Driver driver,
    String url,
    Map<String, String> properties,
    List<String> controlSql,
    String ownSession,
    String sessions,
    String shutdown) {

  public InProcess {
    properties = Map.copyOf(properties);
    controlSql = List.copyOf(controlSql);
  }
}
