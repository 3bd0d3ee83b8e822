package dev.contend.workloads.stock;

import static dev.contend.workloads.stock.RacedStock.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.checkers.Verdict;
import dev.contend.checkers.history.Event;
import dev.contend.checkers.history.EventType;
import dev.contend.checkers.history.History;
import dev.contend.checkers.history.Operation;
import dev.contend.checkers.stock.StockCall;
import dev.contend.harness.database.Engines;
import dev.contend.harness.database.LocalServer;
import dev.contend.harness.database.Server;
import dev.contend.harness.database.ServerOptions;
import dev.contend.harness.fault.Link;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One client orders, loses its connection during the COMMIT of the next operation, and reads the
 * stock. Whether the server got the COMMIT or not: the operation is {@code info} and the verdict is
 * valid. Had the operation been recorded as what it was not, the verdict would be wrong.
 */
class CutCommitIT {
  private static final long PRODUCT = 1;
  private static List<LocalServer> servers;

  @TempDir Path folder;

  @BeforeAll
  static void startServers() throws Exception {
    servers =
        Engines.startAll(Engines.startable(), new ServerOptions(false, 10)).stream()
            .filter(LocalServer.class::isInstance)
            .map(LocalServer.class::cast)
            .toList();
  }

  @AfterAll
  static void nothingIsLeft() throws Exception {
    Remains remains = new Remains();
    for (LocalServer server : servers) {
      remains.note(server);
    }
    servers.forEach(Server::close);
    remains.assertNone();
  }

  static Stream<Arguments> worlds() {
    return servers.stream()
        .map(server -> Named.of(server.engine().name(), server))
        .flatMap(
            server ->
                Stream.of(new StockDraw.Order(0), new StockDraw.Cancel(0))
                    .flatMap(
                        cut ->
                            Stream.of(
                                Arguments.of(server, cut, Named.of("before the server", false)),
                                Arguments.of(server, cut, Named.of("before the client", true)))));
  }

  /** Stock 2 and one open order; an order makes it 1 and two; then comes the cut operation. */
  private History race(LocalServer server, StockDraw cut, boolean committed) throws Exception {
    try (Link link = Link.to(server.port())) {
      return new RacedStock(server, link.port(), folder)
          .script(
              new ConditionalUpdate(),
              1,
              SabotagedRace.Fault.of(
                  committed ? link::loseNextAnswer : link::loseNextRequest,
                  () -> assertThat(link.armed()).isFalse()),
              new StockDraw.Order(0),
              cut,
              new StockDraw.Read(0));
    }
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("worlds")
  void isUnknownAndJudgedRight(LocalServer server, StockDraw cut, boolean committed)
      throws Exception {
    History history = race(server, cut, committed);

    List<Operation> unknown =
        history.operations().stream().filter(op -> op.outcome() == EventType.INFO).toList();
    assertThat(unknown).hasSize(1);
    Operation operation = unknown.get(0);
    boolean order = operation.f().equals(StockCall.ORDER);
    assertThat(order).isEqualTo(cut instanceof StockDraw.Order);
    long change = order ? -1 : 1;
    assertThat(end(history).get(StockCall.STOCK)).isEqualTo(1 + (committed ? change : 0));
    assertThat(verdict(history)).isInstanceOf(Verdict.Valid.class);

    History asDone = with(history, operation, EventType.OK, answer(history, operation, committed));
    History asFailed = with(history, operation, EventType.FAIL, null);
    assertThat(verdict(committed ? asDone : asFailed)).isInstanceOf(Verdict.Valid.class);
    assertThat(verdict(committed ? asFailed : asDone)).isInstanceOf(Verdict.Invalid.class);
  }

  private static Map<?, ?> end(History history) {
    for (Operation operation : history.operations()) {
      if (operation.f().equals(StockCall.FINAL)
          && ((List<?>) operation.input()).get(0).equals(PRODUCT)) {
        return (Map<?, ?>) ((List<?>) operation.output()).get(1);
      }
    }
    throw new AssertionError("the history has no end");
  }

  /** What the server would have answered, if it did the operation: of an order the newest there. */
  private static Object answer(History history, Operation operation, boolean committed) {
    if (operation.f().equals(StockCall.CANCEL)) {
      return List.of(PRODUCT, ((List<?>) operation.input()).get(1), StockCall.CANCELLED);
    }
    long newest =
        ((Set<?>) end(history).get(StockCall.OPEN))
            .stream().mapToLong(order -> (Long) order).max().orElseThrow();
    return List.of(PRODUCT, committed ? newest : newest + 1);
  }

  /** The same history, but for how one operation ended. */
  private static History with(History history, Operation operation, EventType type, Object output) {
    History.Builder builder = new History.Builder();
    for (Event event : history.events()) {
      boolean changed = event.index() == operation.completion().index();
      builder.append(
          event.time(),
          event.process(),
          changed ? type : event.type(),
          event.f(),
          changed ? output : event.value(),
          changed ? Map.of() : event.extra());
    }
    return builder.build();
  }
}
