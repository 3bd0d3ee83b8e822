package org.example.counter;

import dev.contend.checkers.edn.Keyword;
import dev.contend.harness.generator.Generator;
import dev.contend.harness.workload.Call;
import dev.contend.harness.workload.Race;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Clients that all add to one counter. */
record CounterRace(CounterRound round) implements Race<Keyword> {

  @Override
  public void prepare(Connection db) throws SQLException {
    CounterRound.createTable(db);
    round.prepare(db);
  }

  @Override
  public List<Call> begin() {
    return List.of();
  }

  @Override
  public Generator<Keyword> generator() {
    return Generator.repeat(CounterRound.ADD);
  }

  @Override
  public Call call(Keyword drawn) {
    return round.add();
  }

  @Override
  public List<Call> end() {
    return round.end();
  }
}
