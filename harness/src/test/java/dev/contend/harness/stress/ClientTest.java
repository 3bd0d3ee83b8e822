package dev.contend.harness.stress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.checkers.edn.Keyword;
import dev.contend.checkers.history.History;
import dev.contend.harness.database.PostgresEngine;
import dev.contend.harness.generator.Generator;
import dev.contend.harness.generator.TimeLimit;
import dev.contend.harness.parts.InProcessServices;
import dev.contend.harness.tracking.FakeConnection;
import dev.contend.harness.workload.Answer;
import dev.contend.harness.workload.Call;
import dev.contend.harness.workload.Race;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A client whose pool refuses it a session. */
class ClientTest {
  private static final int NEVER = Integer.MAX_VALUE;

  @TempDir Path folder;

  private final AtomicInteger refused = new AtomicInteger();

  private static final class Numbers implements Race<Long> {
    @Override
    public void prepare(Connection connection) {
      // There is nothing to prepare.
    }

    @Override
    public List<Call> begin() {
      return List.of();
    }

    @Override
    public Generator<Long> generator() {
      return Generator.repeat(1L);
    }

    @Override
    public Call call(Long drawn) {
      return new Call(new Keyword("work"), drawn, Map.of(), parts -> new Answer.Done(drawn));
    }

    @Override
    public List<Call> end() {
      return List.of();
    }
  }

  private DataSource pool(int refusals) {
    return (DataSource)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, arguments) -> {
              if (refused.get() < refusals) {
                refused.incrementAndGet();
                throw new SQLTransientConnectionException("none to be had");
              }
              return new FakeConnection().connection();
            });
  }

  private History perform(int refusals, RaceEnd end) throws Exception {
    try (Recorder recorder = new Recorder(folder.resolve("history.edn"))) {
      Race<Long> race = new Numbers();
      new Client<>(
              0,
              1,
              race,
              null,
              pool(refusals),
              new InProcessServices(),
              new PostgresEngine(),
              recorder,
              false,
              end)
          .perform(() -> race.call(7L));
      return recorder.finish();
    }
  }

  @Test
  void invokesWhenItHasASession() throws Exception {
    History history = perform(3, new RaceEnd(() -> false));
    assertThat(refused).hasValue(3);
    assertThat(history.operations()).singleElement().matches(operation -> operation.ok());
  }

  @Test
  void invokesNothingWithoutASessionAndAsksInMeasure() throws Exception {
    History history = perform(NEVER, new RaceEnd(new TimeLimit(Duration.ofMillis(200))));
    assertThat(history.size()).isZero();
    assertThat(refused.get()).isBetween(1, 21);
  }

  @Test
  void stopsWaitingWhenTheRaceIsBrokenOff() throws Exception {
    RaceEnd end = new RaceEnd(() -> false);
    end.breakOff();
    assertThat(perform(NEVER, end).size()).isZero();
    assertThat(refused).hasValue(1);
  }
}
