package dev.contend.workloads.getorcreate;

import static dev.contend.workloads.getorcreate.GetOrCreateTables.tuple;

import dev.contend.checkers.edn.Keyword;
import dev.contend.harness.explore.judge.Generated;
import dev.contend.harness.workload.Call;
import dev.contend.harness.workload.Scene;
import java.sql.Connection;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** One schedule of a scene: all callers ask for one tag, each in its way. */
final class GetOrCreateRound implements Scene.Round {
  private static final String TAG = "jazz";

  private final List<GetOrCreateCalls> callers;

  /**
   * @param callers the code of each
   */
  GetOrCreateRound(List<GetOrCreateStrategy> callers) {
    this.callers = callers.stream().map(GetOrCreateCalls::new).toList();
  }

  @Override
  public void prepare(Connection db) {
    // The visitor is there with the tables, and no tag is.
  }

  @Override
  public List<Call> begin() {
    return List.of(); // no tag has a row, which a history without an :initial says
  }

  @Override
  public Call call(int caller, int index) {
    return callers.get(caller).getOrCreate(TAG, Map.of());
  }

  @Override
  public List<Call> end() {
    return List.of(GetOrCreateTables.observation(TAG));
  }

  /** The ids of tags are the database's. */
  @Override
  public Object comparable(Keyword f, Object output) {
    List<?> values = (List<?>) output;
    return values.get(1) instanceof Collection<?> ids
        ? tuple(
            values.get(0),
            ids.stream().map(GetOrCreateRound::generated).collect(Collectors.toSet()))
        : tuple(values.get(0), generated(values.get(1)), values.get(2));
  }

  private static Generated generated(Object id) {
    return new Generated("tag", id);
  }
}
