package dev.contend.workloads;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.checkers.Limits;
import dev.contend.harness.database.CredentialSource;
import dev.contend.harness.database.Engine;
import dev.contend.harness.database.Schema;
import dev.contend.harness.database.Server;
import dev.contend.harness.database.ServerKind;
import dev.contend.harness.database.ServerOptions;
import dev.contend.harness.run.Cell;
import dev.contend.harness.run.Exploring;
import dev.contend.harness.run.RaceServices;
import dev.contend.harness.run.Run;
import dev.contend.harness.run.RunSettings;
import dev.contend.harness.run.RunWatcher;
import dev.contend.harness.run.Selection;
import dev.contend.harness.run.Servers;
import dev.contend.harness.stress.StressSettings.Budget;
import dev.contend.results.Agreement;
import dev.contend.results.CellRecord;
import dev.contend.results.RunDirectory;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run with more to explore on one database than there are processors without work. */
class SecondServerIT {
  private static final RunSettings SETTINGS =
      new RunSettings(
          2,
          new Budget.Operations(1),
          1,
          7,
          false,
          false,
          Limits.DEFAULT,
          new Exploring(200, Exploring.DEFAULT.longest(), 0, true));

  @TempDir Path folder;

  private final AtomicInteger started = new AtomicInteger();
  private final AtomicInteger schemas = new AtomicInteger();
  private final AtomicInteger closed = new AtomicInteger();

  @Test
  void aFreeProcessorExploresOnAServerOfItsOwn() throws Exception {
    List<Cell> cells =
        new Selection(
                List.of("on-call"), List.of(), List.of("h2"), List.of(), List.of("explore"), false)
            .cells(ServerKind.EMBEDDED, List.of());
    boolean free = Runtime.getRuntime().availableProcessors() > 1;

    List<CellRecord> records = explored(cells);

    assertThat(records).hasSize(cells.size());
    assertThat(records).extracting(CellRecord::agreement).containsOnly(Agreement.AS_GRADED);
    assertThat(started).hasValue(free ? 1 : 0);
    assertThat(closed).hasValue(started.get());
    assertThat(schemas.get()).isBetween(free ? 1 : 0, free ? cells.size() - 1 : 0);
  }

  private List<CellRecord> explored(List<Cell> cells) throws Exception {
    try (Servers servers =
            new Servers(Selection.databases(cells), CredentialSource.environment(Map.of()));
        RaceServices services = RaceServices.start(cells)) {
      servers.start(new ServerOptions(false, 20));
      Run run =
          new Run(
              RunDirectory.create(folder, "run", Instant.now()),
              servers.running(),
              database -> servers.another(database).map(this::counted),
              services,
              SETTINGS,
              "run",
              "./contend run",
              List.of());
      run.all(cells, silent());
      return run.complete().cells();
    }
  }

  private Server counted(Server server) {
    started.incrementAndGet();
    return new Server() {
      @Override
      public Engine engine() {
        return server.engine();
      }

      @Override
      public String version() {
        return server.version();
      }

      @Override
      public Schema createSchema(String purpose) throws SQLException {
        schemas.incrementAndGet();
        return server.createSchema(purpose);
      }

      @Override
      public void close() {
        closed.incrementAndGet();
        server.close();
      }
    };
  }

  private static RunWatcher silent() {
    return new RunWatcher() {
      @Override
      public void begins(Cell cell) {
        // Nobody looks.
      }

      @Override
      public void ended(Cell cell, CellRecord record) {
        // Nobody looks.
      }
    };
  }
}
