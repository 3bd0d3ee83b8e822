package dev.contend.workloads.create;

import dev.contend.checkers.create.CreateCall;
import dev.contend.checkers.edn.Keyword;
import dev.contend.harness.explore.judge.Generated;
import dev.contend.harness.workload.Call;
import dev.contend.harness.workload.Scene;
import java.sql.Connection;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** One schedule of a scene: nobody is there before, and each caller wants its logins. */
final class CreateRound implements Scene.Round {
  private final CreateCalls calls;
  private final List<List<String>> logins;

  /**
   * @param logins of each caller, in the order of its calls
   */
  CreateRound(CreateStrategy strategy, List<List<String>> logins) {
    this.calls = new CreateCalls(strategy);
    this.logins = logins;
  }

  @Override
  public void prepare(Connection db) {
    // The table is empty.
  }

  @Override
  public Call call(int caller, int index) {
    return calls.create(logins.get(caller).get(index), Map.of(), taken -> {});
  }

  @Override
  public List<Call> end() {
    return List.of(CustomerTable.observation());
  }

  /** The ids of customers are the database's. */
  @Override
  public Object comparable(Keyword f, Object output) {
    if (f.equals(CreateCall.FINAL)) {
      Map<Object, Object> rows = new HashMap<>();
      ((Map<?, ?>) output)
          .forEach(
              (login, ids) ->
                  rows.put(
                      login,
                      ((Collection<?>) ids)
                          .stream().map(CreateRound::id).collect(Collectors.toSet())));
      return rows;
    }
    List<?> answer = (List<?>) output;
    return answer.get(1) instanceof Long id ? List.of(answer.get(0), id(id)) : output;
  }

  private static Generated id(Object id) {
    return new Generated("customer", id);
  }
}
