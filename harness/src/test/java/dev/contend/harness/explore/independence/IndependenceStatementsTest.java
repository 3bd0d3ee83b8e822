package dev.contend.harness.explore.independence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.harness.database.Dialect;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is found in statements. Tables a to d stand alone; parent, child and grandchild are tied by
 * foreign keys; v is a view, o an opaque table, and p a table that is tied to it.
 */
class IndependenceStatementsTest {
  private static final TableGroups GROUPS =
      new TableGroups(
          Map.ofEntries(
              Map.entry("a", Set.of()),
              Map.entry("b", Set.of()),
              Map.entry("c", Set.of()),
              Map.entry("d", Set.of()),
              Map.entry("parent", Set.of("child")),
              Map.entry("child", Set.of("parent", "grandchild")),
              Map.entry("grandchild", Set.of("child")),
              Map.entry("o", Set.of()),
              Map.entry("p", Set.of("o")),
              Map.entry("q", Set.of("elsewhere"))),
          Set.of("v", "o"));

  private final StatementReader postgres = new StatementReader(GROUPS, Dialect.POSTGRES);
  private final StatementReader mariaDb = new StatementReader(GROUPS, Dialect.MARIADB);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          SELECT 1                                                                    |     |
          SELECT x FROM a WHERE id = ? AND y > 0 ORDER BY id LIMIT 1                  | a   |
          select a1_0.id, a1_0.version from a a1_0 where a1_0.id=?                    | a   |
          SELECT count(*), sum(x), coalesce(max(y), 0) FROM a GROUP BY z HAVING count(*) > 1 | a |
          SELECT DISTINCT a.* FROM A, b WHERE NOT (b.x IS NULL) OR a.s LIKE 'x%'      | a b |
          SELECT * FROM a JOIN b ON a.x = b.x AND a.y = (SELECT z FROM c) LEFT JOIN d USING (id) | a b c d |
          SELECT (SELECT x FROM a), CASE WHEN EXISTS (SELECT 1 FROM b) THEN 1 ELSE (SELECT y FROM c) END | a b c |
          SELECT x FROM a GROUP BY x, (SELECT 1 FROM b) HAVING x > (SELECT 2 FROM c)  | a b c |
          SELECT x FROM a ORDER BY x, (SELECT y FROM b) LIMIT (SELECT z FROM c) OFFSET (SELECT z FROM d) | a b c d |
          SELECT x FROM a WHERE (x, y) IN (SELECT x, y FROM b UNION ALL SELECT x, y FROM c) | a b c |
          SELECT * FROM a JOIN (b JOIN c ON b.x = c.x) ON a.x = b.x, LATERAL (SELECT * FROM d) l | a b c d |
          SELECT * FROM a WHERE x = ANY (SELECT y FROM b) AND z = 'it''s ; FROM c'    | a b |
          SELECT * FROM a OFFSET ? ROWS FETCH NEXT ? ROWS ONLY;                       | a   |
          SELECT CAST(x AS BIGINT), upper(y) FROM a                                   | a   |
          SELECT * FROM grandchild                                                    | child |
          WITH w AS (SELECT * FROM a) SELECT * FROM w                                 | a   |
          WITH w AS (SELECT * FROM a), u AS (SELECT * FROM w) SELECT * FROM u, b      | a b |
          SELECT b FROM a                                                             | a b |
          WITH b AS (SELECT * FROM a) SELECT * FROM b                                 | a b |
          INSERT INTO a (x, y) VALUES (?, DEFAULT), (1, NULL)                         |     | a
          INSERT INTO child (parent_id) VALUES (?)                                    |     | child
          UPDATE a SET x = x + 1 WHERE id = ? AND x > 0                               |     | a
          DELETE FROM parent WHERE id = ?                                             |     | child
          DELETE FROM a WHERE id = ? RETURNING *                                      |     | a
          SELECT * FROM a WHERE id = ? FOR UPDATE                                     |     | a
          SELECT * FROM a, b FOR UPDATE OF a NOWAIT                                   |     | a b
          SELECT * FROM a FOR UPDATE SKIP LOCKED                                      |     | a
          SELECT * FROM a WHERE x IN (SELECT y FROM b FOR UPDATE)                     |     | a b
          UPDATE a SET x = 1 WHERE id = (SELECT min(id) FROM b FOR UPDATE SKIP LOCKED) |    | a b
          """)
  void bothDialects(String sql, String reads, String writes) {
    assertThat(postgres.read(sql)).contains(touched(reads, writes));
    assertThat(mariaDb.read(sql)).contains(touched(reads, writes));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          SELECT "x" FROM "a" WHERE y = ?::uuid                                       | a   |
          SELECT * FROM a FOR SHARE                                                   |     | a
          SELECT * FROM a FOR KEY SHARE                                               |     | a
          select id from a where id=? for no key update                               |     | a
          INSERT INTO a DEFAULT VALUES                                                |     | a
          INSERT INTO a (x) SELECT x FROM b WHERE NOT EXISTS (SELECT 1 FROM c)        | b c | a
          INSERT INTO a (x) VALUES ((SELECT y FROM b)) RETURNING (SELECT z FROM c)    | b c | a
          INSERT INTO a (x) VALUES (?) ON CONFLICT DO NOTHING                         |     | a
          INSERT INTO a (x) VALUES (?) ON CONFLICT (x) DO UPDATE SET n = a.n + excluded.n, m = (SELECT 1 FROM b) WHERE a.n < (SELECT n FROM c) RETURNING n | b c | a
          INSERT INTO a (x) VALUES (1) ON CONFLICT (lower(x)) WHERE y > 0 DO NOTHING  |     | a
          UPDATE a SET (x, y) = (SELECT x, y FROM b)                                  | b   | a
          UPDATE a SET x = b.x FROM b JOIN c ON b.id = c.id WHERE a.id = b.id RETURNING (SELECT 1 FROM d) | b c d | a
          DELETE FROM a USING b, c WHERE a.id = b.id                                  | b c | a
          DELETE FROM a WHERE x IN (SELECT x FROM b)                                  | b   | a
          MERGE INTO a USING b ON a.id = b.id AND EXISTS (SELECT 1 FROM c) WHEN MATCHED AND b.x > (SELECT 1 FROM d) THEN DELETE WHEN NOT MATCHED THEN INSERT (id) VALUES (b.id) | b c d | a
          MERGE INTO a USING b ON a.id = b.id WHEN MATCHED THEN UPDATE SET x = (SELECT 1 FROM c) | b c | a
          WITH w AS (DELETE FROM a RETURNING *) INSERT INTO b SELECT * FROM w         |     | a b
          WITH w AS (INSERT INTO a (x) VALUES (1) RETURNING id) SELECT * FROM w, b    | b   | a
          WITH w AS (UPDATE a SET x = 1 RETURNING id) SELECT * FROM w                 |     | a
          WITH w AS (SELECT * FROM b) UPDATE a SET x = 1 WHERE id IN (SELECT id FROM w) | b | a
          WITH w AS (SELECT * FROM b) DELETE FROM a WHERE id IN (SELECT id FROM w)    | b   | a
          """)
  void postgres(String sql, String reads, String writes) {
    assertThat(postgres.read(sql)).contains(touched(reads, writes));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          SELECT `x` FROM `a`                                                         | a   |
          INSERT INTO a (x) SELECT x FROM b WHERE NOT EXISTS (SELECT 1 FROM c)        |     | a b c
          INSERT IGNORE INTO a (x) VALUES (?)                                         |     | a
          INSERT INTO a SET x = 1, y = (SELECT 1 FROM b)                              |     | a b
          INSERT INTO a (x) VALUES (?) ON DUPLICATE KEY UPDATE n = n + VALUES(n), m = (SELECT 1 FROM b) | | a b
          REPLACE INTO a (x) VALUES (1)                                               |     | a
          UPDATE a JOIN b ON a.id = b.id SET a.x = b.x, b.y = 2                       |     | a b
          UPDATE a, b SET a.x = b.x WHERE a.id = b.id                                 |     | a b
          UPDATE a SET x = 1 ORDER BY id LIMIT 1                                      |     | a
          DELETE x FROM a x JOIN b y ON x.id = y.id                                   |     | a b
          DELETE a, b FROM a JOIN b ON a.id = b.id                                    |     | a b
          DELETE FROM a WHERE x IN (SELECT x FROM c)                                  |     | a c
          """)
  void mariaDb(String sql, String reads, String writes) {
    assertThat(mariaDb.read(sql)).contains(touched(reads, writes));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nonsense",
        "SELECT * FROM unknown",
        "SELECT * FROM a ORDER BY (SELECT 1 FROM unknown)",
        "SELECT * FROM v",
        "SELECT * FROM o",
        "SELECT * FROM p",
        "SELECT * FROM q",
        "INSERT INTO elsewhere (x) VALUES (1)",
        "WITH v AS (SELECT 1) SELECT * FROM v",
        "WITH w AS (SELECT * FROM u), u AS (SELECT 1) SELECT * FROM w",
        "WITH RECURSIVE w AS (SELECT 1 UNION ALL SELECT 2 FROM w) SELECT * FROM w",
        "SELECT * FROM a WHERE x IN (WITH w AS (SELECT 1) SELECT * FROM w)",
        "INSERT INTO w (x) VALUES (1)",
        "SELECT * FROM public.a",
        "SELECT * FROM information_schema.tables",
        "SELECT * FROM pg_catalog.pg_class",
        "SELECT nextval('s')",
        "SELECT * FROM a WHERE x = now()",
        "SELECT * FROM a WHERE x < CURRENT_TIMESTAMP",
        "INSERT INTO a (x) VALUES ('now')",
        "INSERT INTO a (x) VALUES (LOCALTIMESTAMP)",
        "SELECT x::regclass FROM a",
        "SELECT x::timestamp FROM a",
        "SELECT my_function(x) FROM a",
        "SELECT other.lower(x) FROM a",
        "SELECT random()",
        "SELECT pg_advisory_lock(1)",
        "SELECT GET_LOCK('x', 1)",
        "SELECT xmin FROM a",
        "SELECT (a).f FROM a",
        "SELECT * FROM generate_series(1, 3)",
        "SELECT row_number() OVER (ORDER BY x) FROM a",
        "SELECT @x := 1",
        "SELECT * INTO b FROM a",
        "SELECT * FROM a; DELETE FROM b",
        "SELECT * FROM a -- b",
        "SELECT 5--1 FROM a",
        "SELECT * FROM a /* b */",
        "SELECT /*! (SELECT 1 FROM b) , */ x FROM a",
        "SELECT /*M!100000 1 */ FROM a",
        "SELECT 'x\\', (SELECT 1 FROM b), ' FROM a",
        "SELECT E'x' FROM a",
        "SELECT q'(it's)' FROM a",
        "SELECT $$x$$ FROM a",
        "SELECT 1 # x",
        "SELECT {fn now()}",
        "{call f(?)}",
        "SELECT \"x\", `y` FROM a",
        "SELECT \"X\" FROM \"A\", `A`",
        "SELECT x FROM \u00e4",
        "CREATE TABLE t (x INT)",
        "TRUNCATE a",
        "TRUNCATE TABLE a",
        "ALTER TABLE a ADD x INT",
        "DROP TABLE a",
        "LOCK TABLE a",
        "LOCK TABLES a WRITE",
        "SET TRANSACTION ISOLATION LEVEL SERIALIZABLE",
        "SET x = 1",
        "BEGIN",
        "COMMIT",
        "CALL f()",
        "DO $$ BEGIN END $$",
        "COPY a FROM STDIN",
        "EXPLAIN ANALYZE SELECT * FROM a",
        "EXPLAIN SELECT * FROM a",
        "TABLE a",
        "TABLE unknown",
        "VALUES (1)",
        "SHOW TABLES",
        "HANDLER a OPEN",
        "INSERT DELAYED INTO a (x) VALUES (1)",
      })
  void everything(String sql) {
    assertThat(postgres.read(sql)).isEmpty();
    assertThat(mariaDb.read(sql)).isEmpty();
  }

  @Test
  void quotesMeanWhatTheyMeanToTheEngine() {
    assertThat(mariaDb.read("SELECT \"x\" FROM a")).isEmpty();
    assertThat(postgres.read("SELECT * FROM \"A\"")).isEmpty();
    assertThat(postgres.read("SELECT * FROM `a`")).isEmpty();
    assertThat(new StatementReader(GROUPS, Dialect.OTHER).read("SELECT \"x\" FROM a")).isEmpty();
  }

  /** May be everything or right, never less than right. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT * FROM a LOCK IN SHARE MODE",
        "SELECT * FROM a LEFT JOIN b ON TRUE LOCK IN SHARE MODE",
        "(SELECT * FROM a) FOR UPDATE",
        "SELECT * FROM a WHERE id = 1 LIMIT 1 FOR UPDATE",
        "SELECT * FROM (SELECT * FROM a FOR UPDATE) x",
      })
  void lockingReadsAreNeverPlain(String sql) {
    for (StatementReader reader : Set.of(postgres, mariaDb)) {
      reader.read(sql).ifPresent(touched -> assertThat(touched.writes()).contains("a"));
    }
  }

  @Test
  void nastyTextsTakeLittleTimeAndLeaveNoThread() throws InterruptedException {
    long start = System.nanoTime();
    postgres.read("SELECT * FROM a WHERE " + "(".repeat(5_000) + "x = 1" + ")".repeat(5_000));
    postgres.read("SELECT " + "coalesce(".repeat(40) + "x" + ", 1)".repeat(40) + " FROM a");
    postgres.read("SELECT " + "CASE WHEN x = 1 THEN ".repeat(500) + "1" + " END".repeat(500));
    postgres.read("SELECT * FROM a WHERE x = 1" + " AND y = 2".repeat(1_900));
    postgres.read("SELECT '" + "''".repeat(9_000) + "' FROM a");
    postgres.read("(".repeat(15_000));
    assertThat(System.nanoTime() - start).isLessThan(60_000_000_000L);
    Thread.sleep(10);
    assertThat(Thread.getAllStackTraces().keySet())
        .filteredOn(thread -> !thread.isDaemon())
        .noneMatch(thread -> thread.getName().contains("sql-parser"));
  }

  private static Touched touched(String reads, String writes) {
    return new Touched(names(reads), names(writes));
  }

  private static Set<String> names(String list) {
    return Optional.ofNullable(list).stream()
        .flatMap(names -> Arrays.stream(names.split(" ")))
        .collect(Collectors.toSet());
  }
}
