package dev.contend.harness.testing;

import com.zaxxer.hikari.HikariDataSource;
import dev.contend.harness.explore.scenario.OperationRun;
import dev.contend.harness.explore.scenario.Scenario;
import dev.contend.harness.explore.scenario.Session;
import dev.contend.harness.explore.scenario.Trace;
import dev.contend.harness.explore.schedule.ForeignCode;
import dev.contend.harness.explore.schedule.TestBed;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;

/** Rounds of stress: all sessions at once, on plain connections. */
final class Rounds implements AutoCloseable {
  private final Scenario scenario;
  private final TestBed bed;
  private final long patience;
  private final HikariDataSource pool;
  private final Connection control;
  private final ThreadTrackers trackers = new ThreadTrackers();
  private final DataSource sessions;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          body -> {
            Thread thread = new Thread(body, "contend-stress");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * @param bed which restores the tables before each round
   * @throws SQLException if the server refuses
   */
  Rounds(Plan plan, TestBed bed) throws SQLException {
    this.scenario = plan.scenario();
    this.bed = bed;
    this.patience = plan.settings().patience().stall().toMillis();
    this.pool = plan.database().schema().pool(bed.isolation(), plan.connections(), Duration.ZERO);
    this.control = plan.database().schema().connect();
    this.sessions =
        ProxyDataSourceBuilder.create(pool).listener(trackers).methodListener(trackers).build();
  }

  /** Where the code under test gets its connections in a round. */
  DataSource dataSource() {
    return sessions;
  }

  /**
   * Runs one.
   *
   * @return how it went: who ended before who began, how each ended, what was left; no steps
   * @throws AssertionError if a session does not end
   * @throws Exception what given or observe threw, or the server
   */
  Trace run() throws Exception {
    bed.reset().restore();
    RoundSession.RoundParts parts = new RoundSession.RoundParts(control, sessions);
    Object given = scenario.given().prepare(parts);
    List<RoundSession> racers = racers(given);
    List<Future<List<OperationRun>>> futures = new ArrayList<>();
    racers.forEach(racer -> futures.add(threads.submit(racer)));
    List<OperationRun> runs = new ArrayList<>();
    for (int i = 0; i < racers.size(); i++) {
      runs.addAll(end(racers.get(i), futures.get(i)));
    }
    runs.sort(Comparator.comparing(OperationRun::id));
    return new Trace(
        scenario.sessions().stream().map(Session::name).toList(),
        List.of(),
        List.of(),
        runs,
        scenario.observe().observe(parts, given));
  }

  private List<RoundSession> racers(Object given) {
    List<Session> all = scenario.sessions();
    StartGate gate = new StartGate(all.size());
    AtomicInteger clock = new AtomicInteger();
    List<RoundSession> racers = new ArrayList<>();
    for (int lane = 0; lane < all.size(); lane++) {
      racers.add(
          new RoundSession(
              lane, all.get(lane), given, sessions, trackers, bed.engine(), gate, clock));
    }
    return racers;
  }

  private List<OperationRun> end(RoundSession racer, Future<List<OperationRun>> future)
      throws Exception {
    try {
      return future.get(patience, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError(
          "Session %s did not end within %.1f s; it stands at %s."
              .formatted(racer.name(), patience / 1e3, ForeignCode.placeOf(racer.thread)),
          e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw (Exception) e.getCause();
    }
  }

  @Override
  public void close() throws SQLException {
    threads.shutdownNow();
    pool.close();
    control.close();
  }
}
