package dev.contend.harness.database;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntFunction;

/** A server of ours: unpacked from an artifact, installed into a temporary folder, and started. */
final class EmbeddedServer implements LocalServer {
  private static final Duration LONGEST_START = Duration.ofSeconds(60);

  /** A process that was killed is alive until its last thread is gone. */
  private static final Duration LONGEST_END = Duration.ofSeconds(5);

  private final Engine engine;
  private final ServerFolder folder;
  private final Launch launch;
  private final int port;
  private final String password;
  private final IntFunction<Access> accessThrough;
  private final Access access;
  private final List<ServerSchema> schemas = new CopyOnWriteArrayList<>();
  private volatile Process process;
  private volatile FirstAnswer answer;

  private EmbeddedServer(
      Engine engine,
      ServerFolder folder,
      Launch launch,
      int port,
      String password,
      IntFunction<Access> accessThrough)
      throws ServerException, IOException {
    this.engine = engine;
    this.folder = folder;
    this.launch = launch;
    this.port = port;
    this.password = password;
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
              folder,
              () -> installation.start(home, folder, port, options),
              port,
              password,
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
    try {
      answer = FirstAnswer.await(engine, access, LONGEST_START, () -> !process.isAlive());
    } catch (SQLException e) {
      throw new ServerException(
          process.isAlive()
              ? "it took no connection within " + LONGEST_START.toSeconds() + " s."
              : "it ended with exit code " + process.exitValue() + " before it took a connection.",
          folder.logTail(),
          e);
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
    return answer.version();
  }

  @Override
  public List<IsolationSetting> isolationSettings() {
    return answer.isolationSettings();
  }

  @Override
  public Map<String, String> handover() {
    return Handover.ofStarted(port, password);
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
