package dev.contend.harness.explore.independence;

import dev.contend.harness.database.Dialect;
import dev.contend.harness.database.Engine;
import dev.contend.harness.database.IsolationSetting;
import dev.contend.harness.explore.independence.Footprint.Scope;
import java.sql.Connection;
import java.util.Collections;
import java.util.Map;
import java.util.Set;

/**
 * Whether swapping two steps of different sessions, adjacent in a schedule, can change nothing that
 * anybody can observe: an answer, the final state, who waits for whom, and which operation had
 * ended before another began. A wrong yes hides bugs, a wrong no costs time; so what is not
 * understood depends on everything.
 *
 * <p>Two steps depend on each other if one of these holds.
 *
 * <ol>
 *   <li>Both do something in the database, and the setting is SERIALIZABLE, or a level or an engine
 *       that is not known here. Predicate locks and their summaries reach beyond rows and tables;
 *       MariaDB locks what plain queries read.
 *   <li>One of them is entangled (see {@link Course}). A wait's end is part of the step that ended
 *       it, with all that the woken statement and its session's code then did; and who is killed in
 *       a deadlock depends on who waited last, even if the two last ones have no table in common.
 *   <li>One is a death, a row changed through a result set, an operation without steps, a call of a
 *       part that does not say what it touches, or a statement that is not understood. Their
 *       effects are not in the text.
 *   <li>One ends its operation and the other begins one. Swapped, the operations overlap, and
 *       orders of whole operations are allowed that were not before. Two ends, or two beginnings,
 *       change no such order.
 *   <li>They share a part, or the time, unless both only look at it. To take a lease is to look at
 *       the time, and its expiry changes it; when it expires without being noticed makes no
 *       difference, and is not a matter of its holder's session, which need not do anything.
 *   <li>They share a table, unless both only read it without locking. Rows, gaps, unique checks and
 *       the generator of an identity belong to one table. Tables tied by foreign keys, directly or
 *       through others, count as one: a child's insert locks its parent, a parent's delete changes
 *       children.
 *   <li>One may take a snapshot that outlives it and the other commits what may be changes, in
 *       whatever table: later steps see that commit or not. Such are, at REPEATABLE READ in a
 *       transaction, on PostgreSQL all steps up to the first statement that certainly took it, on
 *       MariaDB all statements, since not every statement takes one and a rollback to a savepoint
 *       may renew it.
 * </ol>
 *
 * <p>What is touched:
 *
 * <ul>
 *   <li>A query without locking reads its tables. What it returns at READ COMMITTED, or in
 *       autocommit, is a function of the committed rows of these tables and of its own
 *       transaction's: its statement's snapshot sees the other commits as well, but nothing of them
 *       can be read through it, and it is gone when the statement ends.
 *   <li>A locking query writes all of its tables. So does, on MariaDB, any statement that changes
 *       something: it locks what it reads. On PostgreSQL the other tables of such a statement are
 *       read.
 *   <li>COMMIT and ROLLBACK write what their transaction wrote: they make it visible or take it
 *       back, check deferred constraints, and give up its locks. What it only read leaves nothing
 *       that anybody but DDL, which depends on everything, could wait for. So do savepoints, since
 *       a rollback to one does the same in part, and a statement that failed, since the server may
 *       have ended the transaction with it.
 *   <li>An autocommit statement is its own commit.
 *   <li>A session that was seen with two transactions open at once, or that sent anything but
 *       queries and changes (SET, BEGIN, DDL, CALL), depends on everything from there to its end:
 *       what its connections are in is not known any more.
 * </ul>
 *
 * <p>What the caller answers for, since no text shows it:
 *
 * <ul>
 *   <li>sessions have no state in common outside the database: no cache, no lock, no counter in the
 *       JVM that is not a part of the scenario;
 *   <li>every session is at the setting given here for all of its life;
 *   <li>tables that do more than their rows say are handed over as opaque, and so are views; tables
 *       that are tied otherwise than by foreign keys (partitions, inheritance, a sequence in
 *       common) are either handed over as neighbours or are opaque;
 *   <li>no function of the application's own hides behind an operator, a cast of an own type, or
 *       PostgreSQL's {@code table.function} notation;
 *   <li>rows of a locking query are all fetched before the session's next step: with a fetch size,
 *       PostgreSQL locks them as they are fetched.
 * </ul>
 *
 * <p>Safe for use by many threads. Each distinct text is parsed once, in the order of a
 * millisecond; all else is a few set operations.
 */
public final class Independence {
  private final boolean blind;
  private final boolean snapshots;
  private final Dialect dialect;
  private final StatementReader statements;

  /**
   * @param tables base tables in lower case, each with those that a foreign key ties to it in
   *     either direction; what is not among them is not understood
   * @param opaque names in lower case of views, and of tables that do what a statement on them does
   *     not say: with triggers, rules, row security, or defaults, generated columns, checks or
   *     indexes that call functions other than pure ones and the generator of their own identity
   * @param isolation of all sessions
   * @param engine of the database
   */
  public Independence(
      Map<String, Set<String>> tables,
      Set<String> opaque,
      IsolationSetting isolation,
      Engine engine) {
    this.dialect = engine.tested() ? engine.dialect() : Dialect.OTHER;
    int level = isolation.jdbcLevel();
    this.snapshots = level == Connection.TRANSACTION_REPEATABLE_READ;
    this.blind =
        dialect == Dialect.OTHER
            || !snapshots
                && level != Connection.TRANSACTION_READ_COMMITTED
                && level != Connection.TRANSACTION_READ_UNCOMMITTED;
    this.statements = new StatementReader(new TableGroups(tables, opaque), dialect);
  }

  /** Whether it can never say that two steps in the database are independent. */
  public boolean blind() {
    return blind;
  }

  /** What follows one session through one schedule, from its first step. */
  public SessionFootprints session() {
    return new SessionFootprints(statements, dialect, snapshots, blind);
  }

  /**
   * Whether two steps of different sessions, adjacent in a schedule, can be swapped. Symmetric.
   *
   * @param a of the step of one session, as it went there
   * @param b of the step of the other
   */
  public boolean independent(Footprint a, Footprint b) {
    return apart(a.scope(), b.scope())
        && !oneDisturbs(a, b)
        && !oneDisturbs(b, a)
        && Collections.disjoint(a.writes(), b.writes());
  }

  /** Whether what was touched can be told from its names, or from where it is. */
  private static boolean apart(Scope a, Scope b) {
    if (a == Scope.EVERYTHING || b == Scope.EVERYTHING) {
      return false;
    }
    return a == Scope.PARTS || b == Scope.PARTS || a == Scope.TABLES && b == Scope.TABLES;
  }

  private static boolean oneDisturbs(Footprint one, Footprint other) {
    return one.ends() && other.begins()
        || one.commits() && other.snapshot()
        || !Collections.disjoint(one.writes(), other.reads());
  }
}
