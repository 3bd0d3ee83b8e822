package dev.contend.harness.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** An engine of which a test says only what it is about. */
public class StubEngine implements Engine {
  @Override
  public String name() {
    return "fake";
  }

  @Override
  public boolean tested() {
    return true;
  }

  @Override
  public List<IsolationSetting> isolationSettings() {
    return List.of();
  }

  @Override
  public String identityColumn() {
    return "";
  }

  @Override
  public ErrorKind classify(SQLException e) {
    return ErrorKind.STATEMENT_FAILED;
  }

  @Override
  public boolean retryable(SQLException e) {
    return false;
  }

  @Override
  public String readIsolation(Connection connection) {
    return "";
  }

  @Override
  public Optional<UrlForm> urlForm() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Server connect(ExternalDatabase database, Credentials credentials) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Server start(ServerOptions options) throws ServerException {
    throw new UnsupportedOperationException();
  }
}
