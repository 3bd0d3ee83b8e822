package dev.contend.harness.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * H2 as a server: no process, no port and no folder, only databases in the memory of this process,
 * one for each schema. They end with it, however it ends.
 */
final class H2Server implements Server {
  private final Engine engine;
  private final String version;
  private final List<H2Schema> schemas = new CopyOnWriteArrayList<>();

  private H2Server(Engine engine, String version) {
    this.engine = engine;
    this.version = version;
  }

  static H2Server start(Engine engine) throws ServerException {
    try (H2Schema schema = H2Schema.create("version");
        Connection connection = schema.connect()) {
      return new H2Server(engine, connection.getMetaData().getDatabaseProductVersion());
    } catch (SQLException e) {
      throw new ServerException("No h2 database could be opened: " + e.getMessage(), e);
    }
  }

  @Override
  public Engine engine() {
    return engine;
  }

  /** With the day of its release, as {@code 2.5.252 (2026-09-23)}. */
  @Override
  public String version() {
    return version;
  }

  @Override
  public Schema createSchema(String purpose) throws SQLException {
    H2Schema schema = H2Schema.create(purpose);
    schemas.add(schema);
    return schema;
  }

  @Override
  public void close() {
    for (H2Schema schema : schemas) {
      try {
        schema.close();
      } catch (SQLException e) {
        throw new IllegalStateException("A database of h2 could not be closed", e);
      }
    }
  }
}
