package dev.contend.harness.testing;

import dev.contend.harness.explore.ExploreSettings;
import dev.contend.harness.explore.scenario.Operation;
import dev.contend.harness.explore.scenario.Scenario;
import dev.contend.harness.explore.scenario.Session;
import dev.contend.harness.explore.schedule.Patience;
import dev.contend.harness.explore.search.Budget;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;

/** What was said of a race so far; {@link Race} sees to its types. */
final class Draft {
  /** Names are words of the line that replays a schedule. */
  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_.-]+");

  private static final int REPLAYS = 3;
  private static final int CONNECTIONS_EACH = 2;

  final Refusals refusals = new Refusals();
  final Marking marking = new Marking();
  boolean allowTruncated;
  boolean reduced;
  int connections;

  private final TestDatabase database;
  private final Isolation isolation;
  private final Map<String, List<Operation>> sessions = new LinkedHashMap<>();
  private final Set<String> mortal = new LinkedHashSet<>();
  private final List<Scenario.Invariant> invariants = new ArrayList<>();
  private Scenario.Given given = parts -> null;
  private Scenario.Observe observe;
  private List<Operation> last;
  private Budget budget = ExploreSettings.DEFAULT_BUDGET;
  private Patience patience = Patience.DEFAULT;

  Draft(TestDatabase database, Isolation isolation) {
    this.database = Objects.requireNonNull(database, "database");
    this.isolation = Objects.requireNonNull(isolation, "isolation");
  }

  void given(Race.Given<?> code) {
    if (!sessions.isEmpty() || observe != null) {
      throw new IllegalStateException("given comes before the first session, and once");
    }
    given =
        parts -> {
          Connection db = parts.connection();
          Object made = own("given", () -> code.prepare(db));
          requireCommitted(db);
          return made;
        };
  }

  private static void requireCommitted(Connection db) throws SQLException {
    if (!db.getAutoCommit()) {
      db.rollback();
      db.setAutoCommit(true);
      throw new IllegalStateException(
          "given left a transaction open, which no session can see: commit it, and switch"
              + " autocommit on.");
    }
  }

  void session(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("a session's name is one word, not '" + name + "'");
    }
    last = new ArrayList<>();
    if (sessions.putIfAbsent(name, last) != null) {
      throw new IllegalArgumentException("there are two sessions " + name);
    }
  }

  @SuppressWarnings("unchecked")
  void operation(String name, Race.Work<?> work) {
    if (last == null) {
      throw new IllegalStateException("operation " + name + " belongs to no session yet");
    }
    Race.Work<Object> code = (Race.Work<Object>) work;
    last.add(
        new Operation(name, refusals.seen((parts, made) -> code.run(parts.connection(), made))));
  }

  void mayDie(String session) {
    mortal.add(session);
  }

  @SuppressWarnings("unchecked")
  void observe(Race.Observe<?, ?> code) {
    if (observe != null) {
      throw new IllegalStateException("observe is said once: let it return a list or a record");
    }
    Race.Observe<Object, ?> typed = (Race.Observe<Object, ?>) code;
    observe = (parts, made) -> own("observe", () -> typed.observe(parts.connection(), made));
  }

  @SuppressWarnings("unchecked")
  void invariant(String name, Race.Invariant<?> code) {
    if (observe == null) {
      throw new IllegalStateException("an invariant is one of the state: say observe first");
    }
    Race.Invariant<Object> typed = (Race.Invariant<Object>) code;
    invariants.add(new Scenario.Invariant(name, typed::holds));
  }

  void budget(long schedules, Duration time) {
    budget = new Budget(schedules, time);
  }

  void patience(Duration stall) {
    patience = new Patience(stall, Patience.DEFAULT.stuck());
  }

  /** The code of a test, whose errors are not ours. */
  private static Object own(String what, Callable<?> code) throws InterruptedException {
    try {
      return code.call();
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(what + " failed: " + e, e);
    }
  }

  /**
   * All of it.
   *
   * @throws IllegalStateException if something is missing
   */
  Plan plan() {
    if (sessions.isEmpty()) {
      throw new IllegalStateException("there is no session: a race has two or more");
    }
    if (observe == null) {
      throw new IllegalStateException(
          "nothing is observed: let observe return the state that matters, or it can't be wrong");
    }
    for (String name : mortal) {
      if (!sessions.containsKey(name)) {
        throw new IllegalArgumentException("mayDie: there is no session " + name);
      }
    }
    List<Session> all = new ArrayList<>();
    sessions.forEach(
        (name, operations) -> all.add(new Session(name, operations, mortal.contains(name))));
    return new Plan(
        database,
        isolation,
        new Scenario(String.join(", ", sessions.keySet()), given, all, observe, invariants),
        marking,
        new ExploreSettings(budget, reduced, ExploreSettings.EVERYTHING, REPLAYS, patience),
        connections > 0 ? connections : CONNECTIONS_EACH * (all.size() + 1));
  }
}
