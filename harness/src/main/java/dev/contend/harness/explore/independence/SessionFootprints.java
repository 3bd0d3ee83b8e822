package dev.contend.harness.explore.independence;

import dev.contend.harness.database.Dialect;
import dev.contend.harness.explore.independence.Footprint.Scope;
import dev.contend.harness.explore.scenario.Step;
import dev.contend.harness.explore.scenario.Step.Kind;
import dev.contend.harness.explore.scenario.Step.Transaction;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Follows one session through one schedule and tells what each of its steps touched. Made by {@link
 * Independence#session}. Used by one thread at a time.
 */
public final class SessionFootprints {
  /**
   * Queries and changes. Other statements, and PostgreSQL's function in disguise of SET, may change
   * what the session's connections are in.
   */
  private static final Pattern ORDINARY =
      Pattern.compile(
          "(?!.*set_config)\\s*+(?:select|insert|update|delete|merge|replace|with)\\b[^;]*+;?\\s*+",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private static final Touched NO_NAMES = new Touched(Set.of(), Set.of());

  private final StatementReader statements;
  private final Dialect dialect;
  private final boolean snapshots;

  /** From here to the session's end, all depends on everything. */
  private boolean lost;

  private boolean open;
  private boolean wroteUnknown;
  private final Set<String> written = new HashSet<>();
  private boolean snapshotTaken;

  SessionFootprints(StatementReader statements, Dialect dialect, boolean snapshots, boolean blind) {
    this.statements = statements;
    this.dialect = dialect;
    this.snapshots = snapshots;
    this.lost = blind;
  }

  /**
   * What the session's next step touched.
   *
   * @param step in the session's order, none left out
   * @param course how it went
   */
  public Footprint next(Step step, Course course) {
    lost |= astray(step);
    Footprint footprint = course.entangled() ? Footprint.EVERYTHING : footprint(step, course);
    follow(step, course);
    return footprint;
  }

  private Footprint footprint(Step step, Course course) {
    return switch (step.kind()) {
      case NOTHING, DEATH -> Footprint.EVERYTHING;
      case PART ->
          course
              .parts()
              .map(parts -> footprint(Scope.PARTS, parts, step, course))
              .orElse(Footprint.EVERYTHING);
      case STATEMENT, ROW, COMMIT, ROLLBACK, SAVEPOINT -> {
        Optional<Touched> known = lost ? Optional.empty() : touched(step, course);
        yield known
            .map(tables -> footprint(Scope.TABLES, tables, step, course))
            .orElseGet(() -> footprint(Scope.DATABASE, NO_NAMES, step, course));
      }
    };
  }

  private Footprint footprint(Scope scope, Touched touched, Step step, Course course) {
    boolean inTransaction = step.transaction() != Transaction.AUTOCOMMIT;
    return new Footprint(
        scope,
        touched.reads(),
        touched.writes(),
        commits(step) && !touched.writes().isEmpty(),
        snapshots && inTransaction && mayTakeSnapshot(step),
        course.begins(),
        course.ends());
  }

  /** Whether the session has more than one transaction, or one whose state we don't know. */
  private boolean astray(Step step) {
    boolean later = step.transaction() == Transaction.LATER;
    return switch (step.kind()) {
      case STATEMENT -> open != later || !ORDINARY.matcher(step.text()).matches();
      case ROW, SAVEPOINT -> open != later;
      case COMMIT, ROLLBACK -> open && !later;
      case PART, NOTHING, DEATH -> false;
    };
  }

  private Optional<Touched> touched(Step step, Course course) {
    Optional<Touched> transaction =
        wroteUnknown ? Optional.empty() : Optional.of(new Touched(Set.of(), written));
    return switch (step.kind()) {
      case STATEMENT -> {
        Optional<Touched> own = statements.read(step.text());
        yield course.failed() ? own.flatMap(it -> transaction.map(it::and)) : own;
      }
      case COMMIT, ROLLBACK, SAVEPOINT -> transaction;
      case ROW, PART, NOTHING, DEATH -> Optional.empty();
    };
  }

  private static boolean commits(Step step) {
    return switch (step.kind()) {
      case COMMIT -> true;
      case STATEMENT -> step.transaction() == Transaction.AUTOCOMMIT;
      default -> false;
    };
  }

  private boolean mayTakeSnapshot(Step step) {
    return switch (step.kind()) {
      case STATEMENT, SAVEPOINT -> !snapshotTaken;
      default -> false;
    };
  }

  private void follow(Step step, Course course) {
    switch (step.kind()) {
      case STATEMENT, ROW, SAVEPOINT -> {
        if (step.transaction() != Transaction.AUTOCOMMIT) {
          open = true;
          if (step.kind() != Kind.SAVEPOINT) {
            wrote(step, course);
          }
        }
      }
      case COMMIT, ROLLBACK -> {
        if (!course.failed()) {
          open = false;
          wroteUnknown = false;
          written.clear();
          snapshotTaken = false;
        }
      }
      case PART, NOTHING, DEATH -> {}
    }
  }

  private void wrote(Step step, Course course) {
    Optional<Touched> own =
        step.kind() == Kind.STATEMENT && !lost ? statements.read(step.text()) : Optional.empty();
    own.ifPresentOrElse(known -> written.addAll(known.writes()), () -> wroteUnknown = true);
    // A batch to which nothing was added, or a statement whose parameters the driver refused, never
    // came to the server.
    boolean sent = !course.failed() && !(step.parameters().isEmpty() && step.text().contains("?"));
    snapshotTaken |= dialect == Dialect.POSTGRES && own.isPresent() && sent;
  }
}
