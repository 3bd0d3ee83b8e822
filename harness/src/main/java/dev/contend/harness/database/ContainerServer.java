package dev.contend.harness.database;

import com.github.dockerjava.api.exception.NotFoundException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;

/**
 * A server of ours in a container, of which Testcontainers takes care: should this process be
 * killed, its own container (Ryuk) removes ours.
 */
final class ContainerServer implements Server {
  /** The official images start a server to prepare the data, end it, and start another. */
  private static final Duration LONGEST_START = Duration.ofSeconds(120);

  private static final Duration LONGEST_END = Duration.ofSeconds(8);

  private static final String RYUK_SWITCH = "TESTCONTAINERS_RYUK_DISABLED";

  private static final String KILLED =
      "Ryuk is switched off ("
          + RYUK_SWITCH
          + "): should this run be killed with -9, its containers stay; they carry the label"
          + " org.testcontainers.";

  private final Engine engine;
  private final GenericContainer<?> container;
  private final Map<String, String> handover;
  private final Access access;
  private final FirstAnswer answer;
  private final List<ServerSchema> schemas = new CopyOnWriteArrayList<>();

  private ContainerServer(
      Engine engine,
      GenericContainer<?> container,
      Map<String, String> handover,
      Access access,
      FirstAnswer answer) {
    this.engine = engine;
    this.container = container;
    this.handover = handover;
    this.access = access;
    this.answer = answer;
  }

  /** What running a product in a container needs to know of its official image. */
  interface Recipe {
    /** The port on which the server listens in its container. */
    int port();

    /** What makes the empty database whose administrator has this password. */
    Map<String, String> environment(String password);

    /** Arguments of the server. */
    List<String> arguments(ServerOptions options);

    /** Statements that the administrator runs first. */
    List<String> preparation(String password);

    /** The way to the server, through a port of the loopback address. */
    Access access(int port, String password);
  }

  /** Starts a server, or throws and leaves nothing behind. */
  static ContainerServer start(Engine engine, Recipe recipe, String image, ServerOptions options)
      throws ServerException {
    String password = Credentials.randomPassword();
    ContainerStart start = new ContainerStart(image, options.news());
    GenericContainer<?> container =
        start.run(recipe.port(), recipe.environment(password), recipe.arguments(options));
    boolean started = false;
    try {
      int port = container.getMappedPort(recipe.port());
      Access access = recipe.access(port, password);
      FirstAnswer answer =
          FirstAnswer.await(engine, access, LONGEST_START, () -> !container.isRunning());
      try (Connection control = access.control("").getConnection();
          Statement statement = control.createStatement()) {
        for (String sql : recipe.preparation(password)) {
          statement.execute(sql);
        }
      }
      started = true;
      return new ContainerServer(
          engine, container, Handover.ofStarted(port, password), access, answer);
    } catch (SQLException e) {
      throw start.failed(
          container.isRunning()
              ? "took no connection within %d s (%s)"
                  .formatted(LONGEST_START.toSeconds(), ContainerStart.rootOf(e))
              : "ended before it took a connection",
          e);
    } finally {
      if (!started) {
        remove(container);
      }
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
  public List<String> notes() {
    return Boolean.parseBoolean(System.getenv(RYUK_SWITCH)) ? List.of(KILLED) : List.of();
  }

  @Override
  public Map<String, String> handover() {
    return handover;
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
    remove(container);
  }

  /** Also on a thread that is interrupted, on which nothing could be sent otherwise. */
  private static void remove(GenericContainer<?> container) {
    String id = container.getContainerId();
    if (id == null) {
      return;
    }
    boolean interrupted = Thread.interrupted();
    try {
      container.stop();
      // When the process is to end Testcontainers removes it too, at the same time.
      if (!Polling.until(LONGEST_END, () -> gone(id))) {
        throw new IllegalStateException("A container could not be removed: " + id);
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static boolean gone(String id) {
    try {
      DockerClientFactory.instance().client().inspectContainerCmd(id).exec();
      return false;
    } catch (NotFoundException e) {
      return true;
    }
  }
}
