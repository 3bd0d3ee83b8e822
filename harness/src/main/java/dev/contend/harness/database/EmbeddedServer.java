package dev.contend.harness.database;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntFunction;

/** A server of ours: unpacked from an artifact, installed into a temporary folder, and started. */
final class EmbeddedServer implements LocalServer {
  private static final Duration LONGEST_START = Duration.ofSeconds(60);

  /** A process that was killed is alive until its last thread is gone. */
  private static final Duration LONGEST_END = Duration.ofSeconds(5);

  private final Engine engine;
  private final ServerOptions options;
  private final ServerFolder folder;
  private final Launch launch;
  private final int port;
  private final IntFunction<Access> accessThrough;
  private final Access access;
  private final List<ServerSchema> schemas = new CopyOnWriteArrayList<>();
  private volatile Process process;
  private volatile String version;

  private EmbeddedServer(
      Engine engine,
      ServerOptions options,
      ServerFolder folder,
      Launch launch,
      int port,
      IntFunction<Access> accessThrough)
      throws ServerException, IOException {
    this.engine = engine;
    this.options = options;
    this.folder = folder;
    this.launch = launch;
    this.port = port;
    this.accessThrough = accessThrough;
    this.access = accessThrough.apply(port);
    launch();
  }

  /** Starts the processes on what was installed. */
  private interface Launch {
    Process start() throws IOException;
  }

  /** What starting a server needs to know of a product. */
  interface Installation {
    /** The folder with the product's programs, unpacked if need be. */
    Path unpack(Binaries binaries) throws ServerException, IOException;

    /** Makes the empty database, whose users have this password and no others can enter. */
    void install(Path home, ServerFolder folder, String password)
        throws ServerException, IOException;

    /** Starts the server, which then listens on the loopback address alone. */
    Process start(Path home, ServerFolder folder, int port, ServerOptions options)
        throws IOException;

    /** The way to the server. */
    Access access(int port, String password);
  }

  /** Starts a server, or throws and leaves nothing behind. */
  static EmbeddedServer start(Engine engine, Installation installation, ServerOptions options)
      throws ServerException {
    Binaries.requirePlatform(engine.name());
    Binaries binaries = Binaries.ofUser();
    ServerFolder folder = ServerFolder.create(engine.name(), binaries.root());
    boolean started = false;
    try {
      Path home = installation.unpack(binaries);
      String password = Credentials.randomPassword();
      installation.install(home, folder, password);
      int port = FreePort.find();
      EmbeddedServer server =
          new EmbeddedServer(
              engine,
              options,
              folder,
              () -> installation.start(home, folder, port, options),
              port,
              through -> installation.access(through, password));
      started = true;
      return server;
    } catch (ServerException e) {
      throw new ServerException(
          "No " + engine.name() + " server could be started: " + e.getMessage(), e.detail(), e);
    } catch (IOException e) {
      throw new ServerException(
          "No "
              + engine.name()
              + " server could be started in "
              + folder.path().getParent()
              + " ("
              + e.getMessage()
              + "): give it 400 MB, or choose another folder with -Djava.io.tmpdir.",
          folder.logTail(),
          e);
    } finally {
      if (!started) {
        folder.remove();
      }
    }
  }

  private void launch() throws ServerException, IOException {
    process = launch.start();
    SQLException[] refusal = new SQLException[1];
    boolean ended =
        Polling.until(
            LONGEST_START,
            () -> {
              try (Connection connection = access.control("").getConnection()) {
                version = connection.getMetaData().getDatabaseProductVersion();
                refusal[0] = null;
                return true;
              } catch (SQLException e) {
                refusal[0] = e;
                return !process.isAlive();
              }
            });
    if (refusal[0] != null) {
      throw new ServerException(
          ended
              ? "it ended with exit code " + process.exitValue() + " before it took a connection."
              : "it took no connection within " + LONGEST_START.toSeconds() + " s.",
          folder.logTail(),
          refusal[0]);
    }
  }

  @Override
  public void restart() throws ServerException {
    if (!Polling.until(LONGEST_END, () -> !process.isAlive())) {
      throw new IllegalStateException("process " + process.pid() + " is still alive");
    }
    try {
      launch();
    } catch (ServerException e) {
      throw new ServerException(
          "The " + engine.name() + " server did not come back: " + e.getMessage(), e.detail(), e);
    } catch (IOException e) {
      throw new ServerException("The " + engine.name() + " server did not come back.", e);
    }
  }

  @Override
  public Engine engine() {
    return engine;
  }

  @Override
  public String version() {
    return version;
  }

  @Override
  public boolean durable() {
    return options.durable();
  }

  @Override
  public Schema createSchema(String purpose) throws SQLException {
    return createSchema(access, purpose);
  }

  @Override
  public Schema createSchema(String purpose, int through) throws SQLException {
    return createSchema(accessThrough.apply(through), purpose);
  }

  private Schema createSchema(Access way, String purpose) throws SQLException {
    ServerSchema schema = ServerSchema.create(way, purpose);
    schemas.add(schema);
    return schema;
  }

  @Override
  public void close() {
    schemas.forEach(ServerSchema::abandon);
    folder.remove();
  }

  Access access() {
    return access;
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public ProcessHandle process() {
    return process.toHandle();
  }

  long pid() {
    return process.pid();
  }

  Path folder() {
    return folder.path();
  }
}
