package dev.contend.harness.database;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server that another process of ours has started: closing it drops our schemas and no more. */
final class AttachedServer implements Server {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Engine engine;
  private final Access access;
  private final FirstAnswer answer;
  private final List<ServerSchema> schemas = new CopyOnWriteArrayList<>();

  private AttachedServer(Engine engine, Access access, FirstAnswer answer) {
    this.engine = engine;
    this.access = access;
    this.answer = answer;
  }

  /**
   * Connects.
   *
   * @throws ServerException if the server does not answer
   */
  static AttachedServer open(Engine engine, Access access) throws ServerException {
    try {
      return new AttachedServer(
          engine, access, FirstAnswer.await(engine, access, PATIENCE, () -> false));
    } catch (SQLException e) {
      throw new ServerException(
          "The %s server of this run does not answer any more (%s); see whether it still runs."
              .formatted(engine.name(), e.getMessage()),
          e);
    }
  }

  @Override
  public Engine engine() {
    return engine;
  }

  @Override
  public String version() {
    return answer.version();
  }

  @Override
  public List<IsolationSetting> isolationSettings() {
    return answer.isolationSettings();
  }

  @Override
  public Schema createSchema(String purpose) throws SQLException {
    ServerSchema schema = ServerSchema.create(access, purpose);
    schemas.add(schema);
    return schema;
  }

  @Override
  public void close() {
    try {
      for (ServerSchema schema : schemas) {
        schema.close();
      }
    } catch (SQLException e) {
      // The server is on its way out, and takes what is left with it.
      schemas.forEach(ServerSchema::abandon);
    }
  }
}
