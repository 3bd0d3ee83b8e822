/**
 * For a test of your own database code: every interleaving of two to four calls of it.
 *
 * <p>Five minutes, with any test framework:
 *
 * <pre>{@code
 * import static dev.contend.harness.testing.Contend.explore;
 * import static dev.contend.harness.testing.Isolation.READ_COMMITTED;
 *
 * class ShopRaceTest {
 *   static final TestDatabase postgres = TestDatabase.postgres().with(Shop::createTables);
 *
 *   @Test
 *   void cancellingTwiceReturnsOneItem() {
 *     explore(postgres, READ_COMMITTED)
 *         .given(db -> shop.placeOrder(db))
 *         .session("A", (db, order) -> shop.cancel(db, order))
 *         .session("B", (db, order) -> shop.cancel(db, order))
 *         .observe((db, order) -> shop.stock(db))
 *         .invariant("stock never above origin", stock -> stock <= 1)
 *         .assertEveryScheduleIsSerial();
 *   }
 * }
 * }</pre>
 *
 * <p>Both sessions stop before each statement, commit and rollback, and one moves at a time, in
 * every possible order. Whatever they answer and leave must be what some order of whole operations
 * would have given, run one at a time on the same database: nobody writes down what is right. If it
 * is not, the test fails with a shortest schedule that shows it, a column for each session, and a
 * line with which {@link dev.contend.harness.testing.Race#replay} runs it again.
 *
 * <p>Code that has a {@code DataSource} (Spring's {@code JdbcTemplate}, JPA) is given {@link
 * dev.contend.harness.testing.TestDatabase#dataSource} and runs as it is; its sessions don't use
 * {@code db}. Ids and times that the database makes up are marked with {@link
 * dev.contend.harness.testing.Contend#generated}; errors that are answers are declared with {@link
 * dev.contend.harness.testing.Race#refusal}. {@link dev.contend.harness.testing.Race#stress} runs
 * the same race in real time, for what happens inside one statement.
 *
 * <p>Sessions run on threads of their own. A test that holds a transaction open on its own thread
 * ({@code @Transactional}) shows them nothing of it, and hooks that wait for its commit never run
 * in the race; that is said as a warning.
 */
package dev.contend.harness.testing;
