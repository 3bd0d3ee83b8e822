package dev.contend.harness.stress;

import com.zaxxer.hikari.HikariDataSource;
import dev.contend.checkers.history.EventType;
import dev.contend.harness.database.Engine;
import dev.contend.harness.database.IsolationSetting;
import dev.contend.harness.database.Schema;
import dev.contend.harness.generator.Generator;
import dev.contend.harness.generator.Source;
import dev.contend.harness.generator.TimeLimit;
import dev.contend.harness.parts.Parts;
import dev.contend.harness.parts.RealParts;
import dev.contend.harness.parts.Services;
import dev.contend.harness.workload.Answer;
import dev.contend.harness.workload.Background;
import dev.contend.harness.workload.Call;
import dev.contend.harness.workload.Race;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Phaser;

/** Races clients against each other in one schema. */
public final class StressDriver {
  private static final Duration SESSIONS_END_WITHIN = Duration.ofSeconds(30);

  private final Engine engine;
  private final Schema schema;
  private final IsolationSetting isolation;
  private final StressSettings settings;
  private final Services services;

  /**
   * @param schema an empty one, which the race fills
   * @param isolation of the clients' sessions
   * @param services that the clients share beside the database
   */
  public StressDriver(
      Engine engine,
      Schema schema,
      IsolationSetting isolation,
      StressSettings settings,
      Services services) {
    this.engine = engine;
    this.schema = schema;
    this.isolation = isolation;
    this.settings = settings;
    this.services = services;
  }

  /**
   * Prepares, races, waits until the server has ended the clients' sessions, and observes what is
   * left.
   *
   * @param recorder begun by the caller, who closes it
   * @throws SQLException if preparing or observing fails, or the server gives the clients no
   *     session for a long time; errors of the race are part of its history
   * @throws IOException if the history can't be written
   */
  public <O> StressResult run(Race<O> race, Recorder recorder)
      throws SQLException, IOException, InterruptedException {
    try (Connection control = schema.connect()) {
      race.prepare(control);
      race.fill(new RealParts(control, null, services));
      observe(race.begin(), control, recorder);
    }
    List<Background> background = race.background();
    int all = settings.clients() + background.size();
    List<Client<O>> clients = new ArrayList<>();
    String isolationReadBack;
    long nanos;
    try (HikariDataSource pool = schema.pool(isolation, all, settings.socketTimeout())) {
      isolationReadBack = readIsolation(pool);
      RaceEnd end = end();
      List<Source<O>> sources =
          bounded(Generator.until(end, race.generator()))
              .start(settings.clients(), settings.seed());
      for (int i = 0; i < all; i++) {
        // The number after the clients' is that of the observations.
        boolean behind = i >= settings.clients();
        clients.add(
            new Client<>(
                behind ? i + 1 : i,
                all + 1,
                race,
                behind ? null : sources.get(i),
                pool,
                services,
                engine,
                recorder,
                settings.statements(),
                behind ? end::brokenOff : end));
      }
      nanos = runTogether(clients, background, end);
    }
    schema.awaitSessionsEnded(SESSIONS_END_WITHIN);
    // A fresh one: the server may have been restarted since.
    try (Connection control = schema.connect()) {
      observe(race.end(), control, recorder);
    }
    return new StressResult(
        recorder.finish(),
        nanos / 1e9,
        Latencies.merge(
            clients.subList(0, settings.clients()).stream().map(Client::latencies).toList()),
        isolationReadBack);
  }

  private String readIsolation(HikariDataSource pool) throws SQLException {
    try (Connection session = pool.getConnection()) {
      return engine.readIsolation(session);
    }
  }

  private RaceEnd end() {
    return new RaceEnd(
        settings.budget() instanceof StressSettings.Budget.Time time
            ? new TimeLimit(time.duration())
            : () -> false);
  }

  private <O> Generator<O> bounded(Generator<O> generator) {
    return settings.budget() instanceof StressSettings.Budget.Operations operations
        ? Generator.limit(operations.count(), generator)
        : generator;
  }

  /** Observations are operations of a process of their own, before and after all others. */
  private void observe(List<Call> calls, Connection control, Recorder recorder)
      throws SQLException {
    int process = settings.clients();
    Parts parts = new RealParts(control, null, services);
    for (Call call : calls) {
      recorder.invoke(process, call.f(), call.input(), call.extra());
      Answer answer = call.body().run(parts);
      recorder.complete(process, EventType.OK, call.f(), ((Answer.Done) answer).output(), Map.of());
    }
  }

  /** Gives the nanoseconds from the common start to the end of the last client. */
  private <O> long runTogether(List<Client<O>> all, List<Background> background, RaceEnd end)
      throws InterruptedException, SQLException {
    List<Client<O>> clients = all.subList(0, settings.clients());
    // The driver is a party of the first phase only, to know when it began.
    Phaser barrier = new Phaser(clients.size() + 1);
    Drain drain = new Drain(background.size(), Worker.LONGEST_DRAIN);
    ExecutorService threads = Executors.newFixedThreadPool(all.size());
    try {
      List<Future<Void>> workers = new ArrayList<>();
      for (int i = 0; i < background.size(); i++) {
        Worker worker = new Worker(background.get(i), all.get(clients.size() + i), drain, end);
        workers.add(
            threads.submit(
                () -> {
                  try {
                    worker.run();
                    return null;
                  } catch (SQLException | RuntimeException | Error e) {
                    end.breakOff();
                    throw e;
                  }
                }));
      }
      List<Future<Void>> ends = new ArrayList<>();
      for (Client<O> client : clients) {
        ends.add(
            threads.submit(
                () -> {
                  try {
                    client.run(barrier);
                    return null;
                  } catch (SQLException | RuntimeException | Error e) {
                    end.breakOff();
                    throw e;
                  } finally {
                    barrier.arriveAndDeregister();
                  }
                }));
      }
      barrier.awaitAdvanceInterruptibly(barrier.arriveAndDeregister());
      long start = System.nanoTime();
      for (Future<Void> client : ends) {
        await(client);
      }
      long nanos = System.nanoTime() - start;
      drain.clientsEnded();
      for (Future<Void> worker : workers) {
        await(worker);
      }
      return nanos;
    } finally {
      end.breakOff();
      threads.shutdownNow();
    }
  }

  private static void await(Future<Void> client) throws InterruptedException, SQLException {
    try {
      client.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof SQLException gone) {
        throw gone;
      }
      if (e.getCause() instanceof RuntimeException unchecked) {
        throw unchecked;
      }
      throw new IllegalStateException("A client of the race broke down.", e.getCause());
    }
  }
}
