package dev.contend.workloads;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.checkers.edn.Keyword;
import dev.contend.checkers.history.Event;
import dev.contend.checkers.history.EventType;
import dev.contend.checkers.history.History;
import dev.contend.harness.database.Schema;
import dev.contend.harness.database.Server;
import dev.contend.harness.database.ServerOptions;
import dev.contend.harness.parts.InProcessServices;
import dev.contend.harness.run.Cell;
import dev.contend.harness.run.Selection;
import dev.contend.harness.stress.Recorder;
import dev.contend.harness.stress.StressDriver;
import dev.contend.harness.stress.StressSettings;
import dev.contend.harness.stress.StressSettings.Budget;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two races with one seed draw the same operations for each client, however they interleave. */
class SameSeedIT {
  private static final int CLIENTS = 4;
  private static final Cell CELL =
      new Selection(
              List.of("stock"),
              List.of("select-for-update"),
              List.of("postgres"),
              List.of("read-committed"),
              List.of(),
              false)
          .cells()
          .get(0);

  private static Server server;

  @TempDir Path folder;

  @BeforeAll
  static void startServer() throws Exception {
    server = CELL.engine().start(new ServerOptions(false, 2 * CLIENTS + 20));
  }

  @AfterAll
  static void stopServer() {
    server.close();
  }

  private Map<Integer, List<String>> drawn(String name, long seed) throws Exception {
    StressSettings settings = new StressSettings(CLIENTS, new Budget.Operations(800), seed);
    History history;
    try (Schema schema = server.createSchema("seed");
        Recorder recorder = new Recorder(folder.resolve(name))) {
      history =
          new StressDriver(
                  CELL.engine(), schema, CELL.isolation(), settings, new InProcessServices())
              .run(CELL.workload().race(CELL.strategy(), CELL.engine()), recorder)
              .history();
    }
    Map<Integer, List<String>> drawn = new TreeMap<>();
    for (Event event : history.events()) {
      if (event.type() == EventType.INVOKE && event.process() != CLIENTS) {
        drawn
            .computeIfAbsent(event.process(), client -> new ArrayList<>())
            .add(event.f().name() + event.extra().get(new Keyword("slot")));
      }
    }
    return drawn;
  }

  @Test
  void clientsDrawTheSameOperations() throws Exception {
    Map<Integer, List<String>> first = drawn("first.edn", 7);
    Map<Integer, List<String>> second = drawn("second.edn", 7);
    Map<Integer, List<String>> other = drawn("other.edn", 8);

    assertThat(first).hasSize(CLIENTS);
    for (int client = 0; client < CLIENTS; client++) {
      assertThat(prefix(first, second, client)).isEqualTo(prefix(second, first, client));
      assertThat(prefix(first, second, client)).hasSizeGreaterThan(20);
      assertThat(prefix(first, other, client)).isNotEqualTo(prefix(other, first, client));
    }
  }

  /** What a client drew in one race, as far as it came in both. */
  private static List<String> prefix(
      Map<Integer, List<String>> one, Map<Integer, List<String>> other, int client) {
    return one.get(client).subList(0, Math.min(one.get(client).size(), other.get(client).size()));
  }
}
