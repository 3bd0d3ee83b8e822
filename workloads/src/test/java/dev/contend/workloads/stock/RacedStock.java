package dev.contend.workloads.stock;

import dev.contend.checkers.Checker;
import dev.contend.checkers.Limits;
import dev.contend.checkers.Verdict;
import dev.contend.checkers.history.History;
import dev.contend.checkers.stock.StockModel;
import dev.contend.harness.database.IsolationSetting;
import dev.contend.harness.database.LocalServer;
import dev.contend.harness.database.PostgresEngine;
import dev.contend.harness.database.Schema;
import dev.contend.harness.generator.Generator;
import dev.contend.harness.parts.InProcessServices;
import dev.contend.harness.stress.Recorder;
import dev.contend.harness.stress.StressDriver;
import dev.contend.harness.stress.StressSettings;
import dev.contend.harness.stress.StressSettings.Budget;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Races of stock at READ COMMITTED on one server, into each of which a fault strikes. */
final class RacedStock {
  /** Far more than any race of these needs; one that comes to it has hung. */
  private static final Budget LIMIT = new Budget.Time(Duration.ofSeconds(60));

  private static final Duration SOCKET_TIMEOUT = Duration.ofSeconds(1);
  private static final long SEED = 20260101;

  private final LocalServer server;
  private final int port;
  private final Path folder;

  /**
   * @param port by which the clients reach the server
   * @param folder for histories
   */
  RacedStock(LocalServer server, int port, Path folder) {
    this.server = server;
    this.port = port;
    this.folder = folder;
  }

  /** Many clients with random operations, until enough of them were answered after the fault. */
  History race(StockStrategy strategy, int clients, SabotagedRace.Fault fault) throws Exception {
    StockRace race = race(strategy);
    return run(new SabotagedRace(race, race.generator(), fault, flush(), 150, 200), clients);
  }

  /** One client with these operations; the fault strikes at the COMMIT of that number, from 0. */
  History script(StockStrategy strategy, int number, SabotagedRace.Fault fault, StockDraw... draws)
      throws Exception {
    return run(
        new SabotagedRace(
            race(strategy), Generator.each(List.of(draws)), fault, flush(), number, draws.length),
        1);
  }

  private StockRace race(StockStrategy strategy) {
    return new StockRace(strategy, server.engine().identityColumn());
  }

  private String flush() {
    return server.engine() instanceof PostgresEngine ? "CHECKPOINT" : "FLUSH ENGINE LOGS";
  }

  private History run(SabotagedRace race, int clients) throws Exception {
    StressSettings settings = new StressSettings(clients, LIMIT, SEED, SOCKET_TIMEOUT, false);
    Path file = Files.createTempFile(folder, "history", ".edn");
    Files.delete(file);
    IsolationSetting isolation =
        server.engine().isolationSettings().stream()
            .filter(setting -> setting.name().equals("read-committed"))
            .findFirst()
            .orElseThrow();
    try (Schema schema = server.createSchema("faults", port);
        Recorder recorder = new Recorder(file)) {
      History history =
          new StressDriver(server.engine(), schema, isolation, settings, new InProcessServices())
              .run(race, recorder)
              .history();
      race.assertHealed();
      return history;
    }
  }

  /** What all checkers of stock say together. */
  static Verdict verdict(History history) {
    List<Verdict> verdicts = new ArrayList<>();
    for (Checker checker : StockModel.checkers()) {
      verdicts.add(checker.check(history, Limits.DEFAULT));
    }
    return Verdict.all(verdicts);
  }
}
