package dev.contend.harness.hermitage;

import static dev.contend.harness.hermitage.Script.committing;
import static dev.contend.harness.hermitage.Script.rollingBack;

import java.util.List;

/**
 * All cases, in the order of the table. The statements are those of <a
 * href="https://github.com/ept/hermitage">Hermitage</a> ({@code postgres.md}, {@code mysql.md});
 * only the column is called {@code val}, since {@code value} is a keyword of H2.
 *
 * <p>An anomaly counts only if those who saw it have committed, as Adya defines them ("Weak
 * Consistency", 1999): an engine may let somebody read what is not so, and refuse the commit.
 */
public final class Cases {
  /** The table that all of them have. */
  static final List<String> TABLE =
      List.of(
          "CREATE TABLE test (id INT PRIMARY KEY, val INT NOT NULL)",
          "INSERT INTO test (id, val) VALUES (1, 10), (2, 20)");

  /** What is left in the end. */
  static final String LEFT = "SELECT id, val FROM test ORDER BY id";

  private static final Row FIRST = new Row(1, 10);
  private static final Row SECOND = new Row(2, 20);
  private static final String ALL = "SELECT id, val FROM test";
  private static final String READ_1 = ALL + " WHERE id = 1";
  private static final String READ_2 = ALL + " WHERE id = 2";
  private static final String READ_BOTH = ALL + " WHERE id IN (1, 2)";
  private static final String READ_20 = ALL + " WHERE val = 20";
  private static final String BY_3 = ALL + " WHERE val % 3 = 0";

  private Cases() {}

  /** Their names. */
  public static List<String> names() {
    return all().stream().map(Case::name).toList();
  }

  /** All of them. */
  static List<Case> all() {
    return List.of(
        dirtyWrite(),
        abortedRead(),
        intermediateRead(),
        circularFlow(),
        vanishing(),
        phantomRead(),
        phantomWrite(),
        lostUpdate(),
        readSkew(),
        readSkewByPredicate(),
        readSkewOfAWrite(),
        writeSkew(),
        writeSkewByPredicate(),
        twoEdges());
  }

  private static String set(int id, int value) {
    return "UPDATE test SET val = %d WHERE id = %d".formatted(value, id);
  }

  private static Case dirtyWrite() {
    return new Case(
        "G0",
        "write cycles (dirty writes)",
        "Of the two rows in the end one is of T1 and the other of T2.",
        List.of(committing(set(1, 11), set(2, 21)), committing(set(1, 12), set(2, 22))),
        List.of(1, 2, 1, 1, 2, 2),
        answers ->
            answers.leaves(1, 11) && answers.leaves(2, 22)
                || answers.leaves(1, 12) && answers.leaves(2, 21));
  }

  private static Case abortedRead() {
    return new Case(
        "G1a",
        "aborted reads (dirty reads)",
        "T2 reads 101, which T1 writes and rolls back, and commits.",
        List.of(rollingBack(set(1, 101)), committing(ALL, ALL)),
        List.of(1, 2, 1, 2, 2),
        answers -> answers.committed(2) && answers.session(2).everRead(1, 101));
  }

  private static Case intermediateRead() {
    return new Case(
        "G1b",
        "intermediate reads (dirty reads)",
        "T2 reads 101, which T1 overwrites before it commits, and commits.",
        List.of(committing(set(1, 101), set(1, 11)), committing(ALL, ALL)),
        List.of(1, 2, 1, 1, 2, 2),
        answers -> answers.committed(2) && answers.session(2).everRead(1, 101));
  }

  private static Case circularFlow() {
    return new Case(
        "G1c",
        "circular information flow (dirty reads)",
        "Each of the two reads what the other wrote, and both commit.",
        List.of(committing(set(1, 11), READ_2), committing(set(2, 22), READ_1)),
        List.of(1, 2, 1, 2, 1, 2),
        answers ->
            answers.committed(1, 2)
                && answers.session(1).read(1, 2, 22)
                && answers.session(2).read(1, 1, 11));
  }

  private static Case vanishing() {
    return new Case(
        "OTV",
        "observed transaction vanishes",
        "T3 reads what T1 or T2 wrote and later a row that is older than that, and commits.",
        List.of(
            committing(set(1, 11), set(2, 19)),
            committing(set(1, 12), set(2, 18)),
            committing(READ_1, READ_2, READ_2, READ_1)),
        List.of(1, 1, 2, 1, 3, 2, 3, 2, 3, 3, 3),
        new Vanishing());
  }

  private static Case phantomRead() {
    return new Case(
        "PMP",
        "predicate-many-preceders, read predicates (phantoms)",
        "T1 finds no row of T2 at first and then one, and commits.",
        List.of(
            committing(ALL + " WHERE val = 30", BY_3),
            committing("INSERT INTO test (id, val) VALUES (3, 30)")),
        List.of(1, 2, 2, 1, 1),
        answers ->
            answers.committed(1)
                && answers.session(1).readExactly(0)
                && answers.session(1).read(1, 3, 30));
  }

  private static Case phantomWrite() {
    return new Case(
        "PMP-write",
        "predicate-many-preceders, write predicates",
        "T2 finds rows with 20, deletes all rows with 20, and then still reads one, or one that it"
            + " found is left; and it commits.",
        List.of(
            committing("UPDATE test SET val = val + 10"),
            committing(READ_20, "DELETE FROM test WHERE val = 20", READ_20)),
        List.of(1, 2, 2, 1, 2, 2),
        Cases::missesAWrite);
  }

  /** Either sign is there: PostgreSQL shows the first, MySQL at read committed the second. */
  private static boolean missesAWrite(Answers answers) {
    Told deleting = answers.session(2);
    return deleting.committed()
        && (deleting.rows(2).filter(rows -> !rows.isEmpty()).isPresent()
            || deleting.rows(0).orElse(List.of()).stream()
                .anyMatch(
                    found -> answers.left().stream().anyMatch(row -> row.id() == found.id())));
  }

  private static Case lostUpdate() {
    return new Case(
        "P4",
        "lost update",
        "Both read 10, both write what they make of it, and both commit.",
        List.of(committing(READ_1, set(1, 11)), committing(READ_1, set(1, 11))),
        List.of(1, 2, 1, 2, 1, 2),
        answers ->
            answers.committed(1, 2)
                && answers.session(1).readExactly(0, FIRST)
                && answers.session(2).readExactly(0, FIRST));
  }

  private static Case readSkew() {
    return new Case(
        "G-single",
        "single anti-dependency cycles (read skew)",
        "T1 reads one row as it was before T2 and the other as T2 wrote it, and both commit.",
        List.of(committing(READ_1, READ_2), committing(READ_1, READ_2, set(1, 12), set(2, 18))),
        List.of(1, 2, 2, 2, 2, 2, 1, 1),
        answers ->
            answers.committed(1, 2)
                && answers.session(1).readExactly(0, FIRST)
                && answers.session(1).read(1, 2, 18));
  }

  private static Case readSkewByPredicate() {
    return new Case(
        "G-single-predicate",
        "read skew, by predicates",
        "T1 finds by one predicate a row as it was before T2, and by another as T2 wrote it,"
            + " and both commit.",
        List.of(
            committing(ALL + " WHERE val % 5 = 0", BY_3),
            committing("UPDATE test SET val = 12 WHERE val = 10")),
        List.of(1, 2, 2, 1, 1),
        answers ->
            answers.committed(1, 2)
                && answers.session(1).read(0, 1, 10)
                && answers.session(1).read(1, 1, 12));
  }

  private static Case readSkewOfAWrite() {
    return new Case(
        "G-single-write",
        "read skew, of a write by predicate",
        "T1 reads one row as it was before T2, deletes by what the other was before T2 and finds"
            + " none, and both commit.",
        List.of(
            committing(READ_1, "DELETE FROM test WHERE val = 20"),
            committing(ALL, set(1, 12), set(2, 18))),
        List.of(1, 2, 2, 2, 2, 1, 1),
        answers ->
            answers.committed(1, 2)
                && answers.session(1).readExactly(0, FIRST)
                && answers.session(1).changed(1, 0));
  }

  private static Case writeSkew() {
    return new Case(
        "G2-item",
        "item anti-dependency cycles (write skew)",
        "Both read both rows as they were, each writes another one, and both commit.",
        List.of(committing(READ_BOTH, set(1, 11)), committing(READ_BOTH, set(2, 21))),
        List.of(1, 2, 1, 2, 1, 2),
        answers ->
            answers.committed(1, 2)
                && answers.session(1).readExactly(0, FIRST, SECOND)
                && answers.session(2).readExactly(0, FIRST, SECOND));
  }

  private static Case writeSkewByPredicate() {
    return new Case(
        "G2",
        "anti-dependency cycles (write skew by predicate)",
        "Both find no row, each inserts one that the other would have found, and both commit.",
        List.of(
            committing(BY_3, "INSERT INTO test (id, val) VALUES (3, 30)"),
            committing(BY_3, "INSERT INTO test (id, val) VALUES (4, 42)")),
        List.of(1, 2, 1, 2, 1, 2),
        answers ->
            answers.committed(1, 2)
                && answers.session(1).readExactly(0)
                && answers.session(2).readExactly(0));
  }

  private static Case twoEdges() {
    return new Case(
        "G2-three",
        "anti-dependency cycles of three transactions, one of which only reads",
        "T1 does not see T2, T3 sees T2 and not T1, and all commit.",
        List.of(
            committing(ALL, set(1, 0)),
            committing("UPDATE test SET val = val + 5 WHERE id = 2"),
            committing(ALL)),
        List.of(1, 2, 2, 3, 3, 1, 1),
        answers ->
            answers.committed(1, 2, 3)
                && answers.session(1).read(0, 2, 20)
                && answers.session(3).read(0, 2, 25)
                && answers.session(3).read(0, 1, 10));
  }
}
