package dev.contend.harness.stress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.contend.checkers.edn.Keyword;
import dev.contend.checkers.history.History;
import dev.contend.harness.database.PostgresEngine;
import dev.contend.harness.parts.InProcessServices;
import dev.contend.harness.parts.Parts;
import dev.contend.harness.parts.Services;
import dev.contend.harness.tracking.FakeConnection;
import dev.contend.harness.workload.Answer;
import dev.contend.harness.workload.Background;
import dev.contend.harness.workload.Call;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What works behind the clients of a race, until nothing is left. */
@Timeout(30)
class WorkerTest {
  private static final int MESSAGES = 200;
  private static final Duration LONG = Duration.ofSeconds(20);

  @TempDir Path folder;

  private final Services services = new InProcessServices();
  private final ConcurrentLinkedQueue<Long> outbox = new ConcurrentLinkedQueue<>();
  private final AtomicInteger refusals = new AtomicInteger();

  private static Call call(String f, Object value, Call.Body body) {
    return new Call(new Keyword(f), value, Map.of(), body);
  }

  /** Does the tasks of a queue. */
  private static final class Tasks implements Background {
    @Override
    public Optional<Call> next(Parts parts) {
      return parts
          .queue("tasks")
          .poll()
          .map(task -> call("task", task, own -> new Answer.Done(task)));
    }

    @Override
    public boolean hasMore(Parts parts) {
      return !parts.queue("tasks").isEmpty();
    }
  }

  /** Sends a message of the outbox as two tasks, one of them for later. */
  private Optional<Call> relay(Parts parts) {
    return Optional.ofNullable(outbox.poll())
        .map(
            message ->
                call(
                    "relay",
                    message,
                    own -> {
                      own.queue("tasks").send(message);
                      own.queue("tasks").send(-message, Duration.ofMillis(message));
                      return new Answer.Done(message);
                    }));
  }

  private DataSource pool() {
    return (DataSource)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, arguments) -> {
              if (refusals.getAndDecrement() > 0) {
                throw new SQLTransientConnectionException("none to be had");
              }
              return new FakeConnection().connection();
            });
  }

  /** Lets them work while a client fills the outbox, and after it has ended. */
  private History work(List<Background> background, Drain drain, Runnable client, RaceEnd end)
      throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(background.size());
    try (Recorder recorder = new Recorder(folder.resolve("history.edn"))) {
      List<Future<Void>> ends = new ArrayList<>();
      for (int i = 0; i < background.size(); i++) {
        Client<Long> session =
            new Client<>(
                i,
                background.size(),
                null,
                null,
                pool(),
                services,
                new PostgresEngine(),
                recorder,
                false,
                end::brokenOff);
        Worker worker = new Worker(background.get(i), session, drain, end);
        ends.add(
            threads.submit(
                () -> {
                  worker.run();
                  return null;
                }));
      }
      client.run();
      drain.clientsEnded();
      for (Future<Void> worker : ends) {
        worker.get();
      }
      return recorder.finish();
    } finally {
      end.breakOff();
      threads.shutdownNow();
    }
  }

  private void fill() {
    for (long message = 1; message <= MESSAGES; message++) {
      outbox.add(message);
    }
  }

  @Test
  void allIsDoneWhatOneGivesAnotherAndWhatIsDueLater() throws Exception {
    List<Background> background =
        List.of(new Tasks(), this::relay, new Tasks(), this::relay, new Tasks());
    History history =
        work(background, new Drain(background.size(), LONG), this::fill, new RaceEnd(() -> true));
    assertThat(history.operations())
        .allMatch(operation -> operation.ok())
        .extracting(operation -> operation.f().name())
        .filteredOn("task"::equals)
        .hasSize(2 * MESSAGES);
    assertThat(services.queue("tasks").isEmpty()).isTrue();
  }

  @Test
  void whoCannotLookHasNotFoundNothing() throws Exception {
    outbox.add(1L);
    refusals.set(5);
    List<Background> background = List.of(this::relay, new Tasks());
    History history =
        work(background, new Drain(background.size(), LONG), () -> {}, new RaceEnd(() -> true));
    assertThat(history.operations()).hasSize(3);

    AtomicInteger failures = new AtomicInteger(5);
    Background failing =
        parts -> {
          if (failures.getAndDecrement() > 0) {
            throw new SQLException("not now");
          }
          return relay(parts);
        };
    outbox.add(1L);
    try (Recorder recorder = new Recorder(folder.resolve("failing.edn"))) {
      Client<Long> session =
          new Client<>(
              0,
              1,
              null,
              null,
              pool(),
              services,
              new PostgresEngine(),
              recorder,
              false,
              () -> false);
      Drain drain = new Drain(1, LONG);
      drain.clientsEnded();
      new Worker(failing, session, drain, new RaceEnd(() -> false)).run();
      assertThat(recorder.finish().operations()).hasSize(1);
    }
  }

  @Test
  void whatNeverEndsIsReported() {
    Background again =
        parts ->
            parts
                .queue("tasks")
                .poll()
                .map(
                    task ->
                        call(
                            "task",
                            task,
                            own -> {
                              own.queue("tasks").send(task);
                              return new Answer.Done(task);
                            }));
    services.queue("tasks").send(1L);
    assertThatThrownBy(
            () ->
                work(
                    List.of(again, again),
                    new Drain(2, Duration.ofMillis(100)),
                    () -> {},
                    new RaceEnd(() -> false)))
        .isInstanceOf(ExecutionException.class)
        .cause()
        .isInstanceOf(SQLTimeoutException.class)
        .hasMessageContaining("was not done 0.1 s after it");
  }

  @Test
  void aRaceThatIsBrokenOffIsNotWaitedFor() throws Exception {
    RaceEnd end = new RaceEnd(() -> false);
    end.breakOff();
    services.queue("tasks").send(1L, Duration.ofDays(1));
    assertThat(work(List.of(new Tasks()), new Drain(1, LONG), () -> {}, end).size()).isZero();
  }
}
