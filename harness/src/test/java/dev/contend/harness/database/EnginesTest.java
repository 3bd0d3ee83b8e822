package dev.contend.harness.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class EnginesTest {
  private static final ServerOptions OPTIONS = new ServerOptions(false, 5);

  @Test
  void enginesHaveTheNamesOfTheCommandLine() {
    assertThat(Engines.all())
        .extracting(Engine::name)
        .containsExactly("postgres", "mariadb", "h2", "mysql");
    assertThat(Engines.startable())
        .extracting(Engine::name)
        .containsExactly("postgres", "mariadb", "h2");
    assertThat(Engines.named("mariadb")).containsInstanceOf(MariaDbEngine.class);
    assertThat(Engines.named("oracle")).isEmpty();
  }

  @Test
  void onlyThePlatformOfTheArtifactsIsTaken() throws ServerException {
    Binaries.requirePlatform("mariadb", "Linux", "amd64");
    assertThatThrownBy(() -> Binaries.requirePlatform("mariadb", "Linux", "aarch64"))
        .isInstanceOf(ServerException.class)
        .hasMessageContaining("no embedded mariadb server for Linux on aarch64");
    assertThatThrownBy(() -> Binaries.requirePlatform("postgres", "Mac OS X", "x86_64"))
        .isInstanceOf(ServerException.class)
        .hasMessageContaining("Mac OS X");
  }

  @Test
  void ifOneServerFailsTheOthersAreClosed() {
    AtomicBoolean closed = new AtomicBoolean();
    Engine good = new FakeEngine(() -> new FakeServer(closed));
    Engine bad =
        new FakeEngine(
            () -> {
              throw new ServerException("It is broken.");
            });
    Engine worse =
        new FakeEngine(
            () -> {
              throw new IllegalStateException("bug");
            });
    assertThatThrownBy(() -> Engines.startAll(List.of(bad, good, worse), OPTIONS))
        .isInstanceOf(ServerException.class)
        .hasMessage("It is broken.")
        .satisfies(e -> assertThat(e.getSuppressed()).hasSize(1));
    assertThat(closed).isTrue();
  }

  @Test
  void aServerThatEndsAtOnceIsReportedWithItsLog() {
    Stillborn stillborn = new Stillborn(new AtomicReference<>());
    assertThatThrownBy(() -> EmbeddedServer.start(new PostgresEngine(), stillborn, OPTIONS))
        .isInstanceOf(ServerException.class)
        .hasMessage(
            "No postgres server could be started:"
                + " it ended with exit code 3 before it took a connection.")
        .satisfies(e -> assertThat(((ServerException) e).detail()).isEqualTo("what a day"));
    assertThat(stillborn.folder().get()).doesNotExist();
  }

  private record Stillborn(AtomicReference<Path> folder) implements EmbeddedServer.Installation {
    @Override
    public Path unpack(Binaries binaries) {
      return binaries.root();
    }

    @Override
    public void install(Path home, ServerFolder folder, String password) {}

    @Override
    public Process start(Path home, ServerFolder folder, int port, ServerOptions options)
        throws IOException {
      this.folder.set(folder.path());
      return folder.start(List.of("sh", "-c", "echo what a day; exit 3"), Map.of());
    }

    @Override
    public Access access(int port, String password) {
      return new PostgresAccess(port, password);
    }
  }

  private interface Start {
    Server run() throws ServerException;
  }

  private static final class FakeEngine extends StubEngine {
    private final Start start;

    FakeEngine(Start start) {
      this.start = start;
    }

    @Override
    public Server start(ServerOptions options) throws ServerException {
      return start.run();
    }
  }

  private record FakeServer(AtomicBoolean closed) implements Server {
    @Override
    public Engine engine() {
      return new PostgresEngine();
    }

    @Override
    public String version() {
      return "0";
    }

    @Override
    public Schema createSchema(String purpose) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
      closed.set(true);
    }
  }
}
