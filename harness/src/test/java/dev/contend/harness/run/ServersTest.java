package dev.contend.harness.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.contend.harness.database.CredentialSource;
import dev.contend.harness.database.Credentials;
import dev.contend.harness.database.Engine;
import dev.contend.harness.database.ExternalDatabase;
import dev.contend.harness.database.IsolationSetting;
import dev.contend.harness.database.Schema;
import dev.contend.harness.database.Server;
import dev.contend.harness.database.ServerUrl;
import dev.contend.harness.database.StubEngine;
import dev.contend.harness.workload.Driver;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A server that lacks a setting, and needs less for another than others of its kind. */
class ServersTest {
  private static final IsolationSetting WEAK = new IsolationSetting("weak", 1, List.of("SET x"));
  private static final IsolationSetting OLD_WEAK = new IsolationSetting("weak", 1, List.of());
  private static final IsolationSetting NEW = new IsolationSetting("new", 1, List.of("SET y"));
  private static final CredentialSource SOURCE =
      CredentialSource.environment(Map.of("CONTEND_OLD_USER", "anna"));

  private final AtomicInteger closed = new AtomicInteger();
  private final ExternalDatabase old =
      new ExternalDatabase("old", new ServerUrl(new OldEngine(), "h", 1, "", Map.of()));
  private final List<Cell> cells =
      List.of(
          new Cell(null, null, old, WEAK, Driver.STRESS),
          new Cell(null, null, old, NEW, Driver.STRESS));

  @Test
  void whatAServerLacksIsLeftOutAndSaid() throws Exception {
    try (Servers servers = new Servers(Selection.databases(cells), SOURCE)) {
      servers.connect();
      assertThat(servers.available(cells, List.of("weak")))
          .containsExactly(new Cell(null, null, old, OLD_WEAK, Driver.STRESS));
      assertThat(servers.notes())
          .containsExactly("a note", "old: its version, 0.9, has no new, which is left out.");
      assertThat(servers.running()).containsOnlyKeys(old);
    }
    assertThat(closed).hasValue(1);
  }

  @Test
  void whatWasAskedForByNameIsRefused() throws Exception {
    try (Servers servers = new Servers(Selection.databases(cells), SOURCE)) {
      servers.connect();
      assertThatThrownBy(() -> servers.available(cells, List.of("new")))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("old: its version, 0.9, has no new");
    }
  }

  @Test
  void withoutAUserNothingIsConnectedTo() {
    CredentialSource empty = CredentialSource.environment(Map.of());
    assertThatThrownBy(() -> new Servers(List.of(old), empty).close())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("there is no user for old; ");
  }

  private final class OldEngine extends StubEngine {
    @Override
    public List<IsolationSetting> isolationSettings() {
      return List.of(WEAK, NEW);
    }

    @Override
    public Server connect(ExternalDatabase database, Credentials credentials) {
      return new OldServer();
    }
  }

  private final class OldServer implements Server {
    @Override
    public Engine engine() {
      return old.engine();
    }

    @Override
    public String version() {
      return "0.9";
    }

    @Override
    public List<IsolationSetting> isolationSettings() {
      return List.of(OLD_WEAK);
    }

    @Override
    public List<String> notes() {
      return List.of("a note");
    }

    @Override
    public Schema createSchema(String purpose) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
      closed.incrementAndGet();
    }
  }
}
