package dev.contend.results;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Objects;

/**
 * The content of a {@code witness-N.json}: a schedule that breaks something, with all that is
 * needed to run it again ({@code ./contend replay FILE}).
 *
 * @param workload whose strategy it breaks
 * @param strategy its name
 * @param database what the command line calls it
 * @param isolation the name of the isolation setting
 * @param scene the race that was explored
 * @param kind of anomaly; empty for an order that was only told
 * @param message the evidence in words; of an order that was told, a line for each thing that is
 *     wrong with it
 * @param sessions names of the sessions, in the order of their numbers
 * @param choices the decisions of the scheduler, in order: numbers of sessions; with a {@code -}
 *     before it where the session's process died, with a {@code ~} where a lease of it expired
 * @param steps in the order in which they began
 * @param account for an order that was told: what the account says of each step, as far as it does
 * @param operations by session and in its order
 * @param finalState as it was observed
 * @param compared of the outcome, what is compared with that of a replay and with {@code nearest}
 * @param nearest what would have been right and is most similar, or null
 * @param allowed all that would have been right, {@code nearest} among it, as far as that is known
 * @param reproduced how often it gave the same outcome when it was run again
 * @param replays how often it was run again
 */
public record WitnessRecord(
    String workload,
    String strategy,
    String database,
    String isolation,
    String scene,
    String kind,
    String message,
    List<String> sessions,
    List<String> choices,
    List<Step> steps,
    List<String> account,
    List<Operation> operations,
    @JsonProperty("final_state") String finalState,
    Outcome compared,
    Allowed nearest,
    List<Allowed> allowed,
    int reproduced,
    int replays) {

  public WitnessRecord {
    Objects.requireNonNull(workload, "workload");
    Objects.requireNonNull(strategy, "strategy");
    Objects.requireNonNull(database, "database");
    Objects.requireNonNull(isolation, "isolation");
    Objects.requireNonNull(scene, "scene");
    Objects.requireNonNull(compared, "compared");
    sessions = List.copyOf(sessions);
    choices = List.copyOf(choices);
    steps = List.copyOf(steps);
    account = account == null ? List.of() : List.copyOf(account);
    operations = List.copyOf(operations);
    allowed = allowed == null ? List.of() : List.copyOf(allowed);
    for (Step step : steps) {
      known(step.session, sessions.size());
      for (int session : step.waitedFor) {
        known(session, sessions.size());
      }
    }
    for (Operation operation : operations) {
      known(operation.session, sessions.size());
    }
    oneFor(operations, compared.results);
    if (nearest != null) {
      oneFor(operations, nearest.results);
    }
    for (Allowed each : allowed) {
      oneFor(operations, each.results);
    }
  }

  private static void oneFor(List<Operation> operations, List<String> results) {
    if (results.size() != operations.size()) {
      throw new IllegalArgumentException("there is not one result for each operation");
    }
  }

  private static void known(int session, int sessions) {
    if (session < 0 || session >= sessions) {
      throw new IllegalArgumentException("there is no session " + session);
    }
  }

  /**
   * A step.
   *
   * @param session its number, from 0
   * @param kind {@code statement}, {@code commit}, {@code rollback}, …
   * @param text the statement or call
   * @param parameters bound to it, one list for each execution of a batch
   * @param outcome what came back
   * @param returned the number of the last step that was begun before it returned; its own unless
   *     it waited
   * @param waitedFor the numbers of the sessions for which it waited, as far as that is known
   */
  public record Step(
      int session,
      String kind,
      String text,
      List<List<String>> parameters,
      String outcome,
      int returned,
      @JsonProperty("waited_for") List<Integer> waitedFor) {
    public Step {
      parameters = parameters.stream().map(List::copyOf).toList();
      waitedFor = List.copyOf(waitedFor);
    }
  }

  /**
   * An operation.
   *
   * @param session its number, from 0
   * @param name of the operation
   * @param began the number of the step by which it began
   * @param ended the number of the last step that was begun before it ended
   * @param result what its caller was told
   */
  public record Operation(int session, String name, int began, int ended, String result) {}

  /**
   * An outcome with names in place of generated values, of errors only what they begin with, and
   * sets and maps in the order of their text: equal texts for outcomes that nobody can tell apart.
   *
   * @param results of the operations, in the order of {@link WitnessRecord#operations}
   * @param finalState as it was observed
   */
  public record Outcome(List<String> results, @JsonProperty("final_state") String finalState) {
    public Outcome {
      results = List.copyOf(results);
    }
  }

  /**
   * An outcome that some order of whole operations gives.
   *
   * @param order the operations in that order, in words
   * @param results of the operations, as in {@link Outcome}
   * @param finalState that it gives
   */
  public record Allowed(
      String order, List<String> results, @JsonProperty("final_state") String finalState) {
    public Allowed {
      results = List.copyOf(results);
    }
  }
}
