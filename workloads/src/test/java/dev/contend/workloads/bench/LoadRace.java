package dev.contend.workloads.bench;

import dev.contend.checkers.edn.Keyword;
import dev.contend.harness.generator.Generator;
import dev.contend.harness.parts.Parts;
import dev.contend.harness.workload.Answer;
import dev.contend.harness.workload.Call;
import dev.contend.harness.workload.Load;
import dev.contend.harness.workload.Race;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** A load as the stress runner runs it: the same operations, each recorded. */
final class LoadRace implements Race<Integer> {
  private static final Keyword F = new Keyword("operate");
  private static final Keyword NO = new Keyword("no");

  private final Load load;
  private final List<Load.Client> clients = new ArrayList<>();

  LoadRace(Load load, int clients) {
    this.load = load;
    for (int client = 0; client < clients; client++) {
      this.clients.add(load.client(new SplittableRandom(client)));
    }
  }

  @Override
  public void prepare(Connection db) throws SQLException {
    load.prepare(db);
  }

  @Override
  public void fill(Parts parts) throws SQLException {
    load.fill(parts);
  }

  @Override
  public List<Call> begin() {
    return List.of();
  }

  @Override
  public Generator<Integer> generator() {
    return Generator.perClient(Generator::repeat);
  }

  @Override
  public Call call(Integer client) {
    return new Call(
        F,
        null,
        Map.of(),
        parts ->
            clients.get(client).operate(parts)
                ? new Answer.Done((long) client)
                : new Answer.Refused(NO));
  }

  @Override
  public List<Call> end() {
    return List.of();
  }
}
