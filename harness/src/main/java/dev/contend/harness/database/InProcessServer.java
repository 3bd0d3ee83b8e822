package dev.contend.harness.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A product in this process as a server: no process of its own, no port and no folder, only
 * databases in memory, one for each schema. They end with this process, however it ends.
 */
public final class InProcessServer implements Server {
  private final Engine engine;
  private final InProcess product;
  private final String version;
  private final List<InProcessSchema> schemas = new CopyOnWriteArrayList<>();

  private InProcessServer(Engine engine, InProcess product, String version) {
    this.engine = engine;
    this.product = product;
    this.version = version;
  }

  /**
   * Opens a database, to see that it can be done.
   *
   * @throws ServerException if it can't
   */
  public static InProcessServer start(Engine engine, InProcess product) throws ServerException {
    try (InProcessSchema schema = InProcessSchema.create(product, "version");
        Connection connection = schema.connect()) {
      return new InProcessServer(
          engine, product, connection.getMetaData().getDatabaseProductVersion());
    } catch (SQLException e) {
      throw new ServerException(
          "No %s database could be opened: %s".formatted(engine.name(), e.getMessage()), e);
    }
  }

  @Override
  public Engine engine() {
    return engine;
  }

  /** As the driver says it; H2's with the day of its release, {@code 2.5.252 (2026-09-23)}. */
  @Override
  public String version() {
    return version;
  }

  @Override
  public Schema createSchema(String purpose) throws SQLException {
    InProcessSchema schema = InProcessSchema.create(product, purpose);
    schemas.add(schema);
    return schema;
  }

  @Override
  public void close() {
    for (InProcessSchema schema : schemas) {
      try {
        schema.close();
      } catch (SQLException e) {
        throw new IllegalStateException(
            "A database of " + engine.name() + " could not be closed", e);
      }
    }
  }
}
