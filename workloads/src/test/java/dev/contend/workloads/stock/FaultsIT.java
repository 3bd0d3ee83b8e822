package dev.contend.workloads.stock;

import static dev.contend.workloads.stock.RacedStock.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.checkers.Anomaly;
import dev.contend.checkers.Verdict;
import dev.contend.checkers.history.EventType;
import dev.contend.checkers.history.History;
import dev.contend.checkers.history.Operation;
import dev.contend.harness.database.Engines;
import dev.contend.harness.database.LocalServer;
import dev.contend.harness.database.Server;
import dev.contend.harness.database.ServerOptions;
import dev.contend.harness.fault.ServerProcesses;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Servers are stopped and killed in mid-race and connections are cut during COMMIT: what nobody
 * knows is recorded as that, the race goes on, and the verdict is right.
 */
class FaultsIT {
  private static final int CLIENTS = 6;
  private static final Remains REMAINS = new Remains();
  private static List<LocalServer> durable = List.of();
  private static List<LocalServer> fast = List.of();

  @TempDir Path folder;

  @BeforeAll
  static void startServers() throws Exception {
    durable = start(true);
    fast = start(false);
  }

  private static List<LocalServer> start(boolean durable) throws Exception {
    return Engines.startAll(Engines.startable(), new ServerOptions(durable, 2 * CLIENTS + 20))
        .stream()
        // One in this process can't be hurt without hurting us.
        .filter(LocalServer.class::isInstance)
        .map(LocalServer.class::cast)
        .toList();
  }

  @AfterAll
  static void nothingIsLeft() throws Exception {
    List<LocalServer> servers = Stream.concat(durable.stream(), fast.stream()).toList();
    for (LocalServer server : servers) {
      REMAINS.note(server);
    }
    // Two of them as a fault leaves them: they must go all the same.
    new ServerProcesses(servers.get(0)).pause();
    new ServerProcesses(servers.get(1)).kill();
    servers.forEach(Server::close);
    REMAINS.assertNone();
  }

  static Stream<Named<LocalServer>> durable() {
    return named(durable);
  }

  static Stream<Named<LocalServer>> fast() {
    return named(fast);
  }

  private static Stream<Named<LocalServer>> named(List<LocalServer> servers) {
    return servers.stream().map(server -> Named.of(server.engine().name(), server));
  }

  private History race(LocalServer server, StockStrategy strategy, SabotagedRace.Fault fault)
      throws Exception {
    return new RacedStock(server, server.port(), folder).race(strategy, CLIENTS, fault);
  }

  private static SabotagedRace.Fault pause(LocalServer server) {
    ServerProcesses processes = new ServerProcesses(server);
    return SabotagedRace.Fault.of(processes::pause, processes::resume);
  }

  private static SabotagedRace.Fault crash(LocalServer server) {
    return SabotagedRace.Fault.of(
        () -> {
          REMAINS.note(server);
          new ServerProcesses(server).kill();
        },
        server::restart);
  }

  /** That the fault is in the history, that it is small there, and that the race went on. */
  private static void assertShows(History history) {
    List<Operation> clients =
        history.operations().stream().filter(op -> op.process() != CLIENTS).toList();
    List<Operation> unknown =
        clients.stream().filter(op -> op.outcome() == EventType.INFO).toList();
    assertThat(unknown).isNotEmpty().allMatch(op -> op.completion() != null);
    assertThat(clients.stream().filter(op -> op.outcome() == EventType.FAIL))
        .hasSizeLessThan(5 * CLIENTS);
    int end = unknown.get(0).completion().index();
    assertThat(clients.stream().filter(Operation::ok).filter(op -> op.index() > end))
        .hasSizeGreaterThanOrEqualTo(100);
    for (Operation operation : unknown) {
      assertThat(clients)
          .noneMatch(op -> op.process() == operation.process() && op.index() > operation.index());
    }
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("fast")
  void stoppedForLongerThanTheTimeOut(LocalServer server) throws Exception {
    History history = race(server, new ConditionalUpdate(), pause(server));
    assertShows(history);
    assertThat(verdict(history)).isInstanceOf(Verdict.Valid.class);
    assertThat(Acknowledged.comparedWithTheEnd(history)).isEqualTo(Acknowledged.End.AS_TOLD);
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("fast")
  void whatBreaksStillBreaksWhenStopped(LocalServer server) throws Exception {
    History history = race(server, new CheckThenAct(), pause(server));
    assertShows(history);
    assertThat(verdict(history).anomalies())
        .extracting(Anomaly::kind)
        .contains("double-cancel")
        .doesNotContain("partial-effect");
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("durable")
  void nothingAcknowledgedIsLostByADurableServer(LocalServer server) throws Exception {
    History history = race(server, new ConditionalUpdate(), crash(server));
    assertShows(history);
    assertThat(verdict(history)).isInstanceOf(Verdict.Valid.class);
    assertThat(Acknowledged.comparedWithTheEnd(history)).isEqualTo(Acknowledged.End.AS_TOLD);
  }

  /** Whether a fast server loses something is luck; what it lost is reported. */
  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("fast")
  void whatAFastServerLosesIsReportedAsLost(LocalServer server) throws Exception {
    History history = race(server, new ConditionalUpdate(), crash(server));
    assertShows(history);
    Verdict verdict = verdict(history);
    switch (Acknowledged.comparedWithTheEnd(history)) {
      case LOST ->
          assertThat(verdict.anomalies())
              .extracting(Anomaly::kind)
              .anyMatch(kind -> kind.startsWith("lost-"));
      case DIFFERENT -> assertThat(verdict).isInstanceOf(Verdict.Invalid.class);
      case AS_TOLD -> assertThat(verdict).isInstanceOf(Verdict.Valid.class);
    }
  }
}
