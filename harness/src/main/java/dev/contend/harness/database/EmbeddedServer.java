package dev.contend.harness.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server of ours: unpacked from an artifact, installed into a temporary folder, and started. */
final class EmbeddedServer implements Server {
  private static final Duration LONGEST_START = Duration.ofSeconds(60);

  /** Below Linux' range of automatic ports, so that no client takes the port before the server. */
  private static final int FIRST_PORT = 16384;

  private static final int LAST_PORT = 32767;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Engine engine;
  private final ServerOptions options;
  private final ServerFolder folder;
  private final Process process;
  private final int port;
  private final Access access;
  private final List<ServerSchema> schemas = new CopyOnWriteArrayList<>();
  private String version;

  private EmbeddedServer(
      Engine engine,
      ServerOptions options,
      ServerFolder folder,
      Process process,
      int port,
      Access access) {
    this.engine = engine;
    this.options = options;
    this.folder = folder;
    this.process = process;
    this.port = port;
    this.access = access;
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
    requirePlatform(engine.name(), System.getProperty("os.name"), System.getProperty("os.arch"));
    Binaries binaries = Binaries.ofUser();
    ServerFolder folder = ServerFolder.create(engine.name(), binaries.root());
    boolean started = false;
    try {
      Path home = installation.unpack(binaries);
      String password = password();
      installation.install(home, folder, password);
      int port = freePort();
      EmbeddedServer server =
          new EmbeddedServer(
              engine,
              options,
              folder,
              installation.start(home, folder, port, options),
              port,
              installation.access(port, password));
      server.awaitReady();
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

  /** The artifacts hold programs for one platform. */
  static void requirePlatform(String engine, String system, String architecture)
      throws ServerException {
    boolean supported =
        system.toLowerCase(Locale.ROOT).startsWith("linux")
            && List.of("amd64", "x86_64").contains(architecture);
    if (!supported) {
      throw new ServerException(
          "There is no embedded "
              + engine
              + " server for "
              + system
              + " on "
              + architecture
              + ": run Contend on Linux on x86-64.");
    }
  }

  private static String password() {
    byte[] bytes = new byte[18];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private static int freePort() throws ServerException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    for (int attempt = 0; attempt < 100; attempt++) {
      int port = FIRST_PORT + RANDOM.nextInt(LAST_PORT - FIRST_PORT + 1);
      try (ServerSocket socket = new ServerSocket()) {
        socket.bind(new InetSocketAddress(loopback, port));
        return port;
      } catch (IOException e) {
        // Somebody has it: the next one will do.
        continue;
      }
    }
    throw new ServerException("No port between 16384 and 32767 is free.");
  }

  private void awaitReady() throws ServerException {
    SQLException[] refusal = new SQLException[1];
    boolean ready =
        Polling.until(
            LONGEST_START,
            () -> {
              try (Connection connection = access.control("").getConnection()) {
                version = connection.getMetaData().getDatabaseProductVersion();
                return true;
              } catch (SQLException e) {
                refusal[0] = e;
                return !process.isAlive();
              }
            });
    if (version == null) {
      throw new ServerException(
          ready
              ? "it ended with exit code " + process.exitValue() + " before it took a connection."
              : "it took no connection within " + LONGEST_START.toSeconds() + " s.",
          folder.logTail(),
          refusal[0]);
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
    ServerSchema schema = ServerSchema.create(access, purpose);
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

  int port() {
    return port;
  }

  long pid() {
    return process.pid();
  }

  Path folder() {
    return folder.path();
  }
}
