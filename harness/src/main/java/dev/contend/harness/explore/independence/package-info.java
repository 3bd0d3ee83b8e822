/**
 * Which steps of different sessions can be swapped without anybody seeing it, for a search that
 * tries only one of two such orders.
 *
 * <p>Start reading at {@link dev.contend.harness.explore.independence.Independence}: it lists the
 * rules with their reasons. {@link dev.contend.harness.explore.independence.SessionFootprints}
 * follows a session through its transactions, {@code StatementReader} finds the tables of a
 * statement.
 */
package dev.contend.harness.explore.independence;
