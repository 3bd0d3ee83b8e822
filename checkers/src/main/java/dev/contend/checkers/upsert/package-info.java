/**
 * What the workload {@code upsert} must hold: a row is created if its key has none, and updated if
 * it has one.
 *
 * <p>How its histories read. All values begin with the key, which is any value, such as the three
 * columns {@code ["acme" "s1" "plant"]}. A row, and what is to be set of it, is a map of fields; a
 * field that is nil is as good as not there. Two upserts of one key that set the same are one
 * request, sent twice.
 *
 * <table>
 *   <caption>Operations</caption>
 *   <tr><th>operation</th><th>invocation</th><th>answer</th></tr>
 *   <tr><td>{@code :initial}</td><td>{@code [key nil]}</td>
 *       <td>{@code [key [{:price 1}]]}: the row that was there before; a key without it had
 *       none</td></tr>
 *   <tr><td>{@code :upsert}</td><td>{@code [key {:price 17}]}</td>
 *       <td>{@code [key {:price 17} :created]}, {@code :updated}, or {@code :already}: the same
 *       request was done before, and nothing was written now</td></tr>
 *   <tr><td>{@code :read}</td><td>{@code [key nil]}</td>
 *       <td>{@code [key [{:price 17, :weight 3}]]}: all rows of that key</td></tr>
 *   <tr><td>{@code :final}</td><td>{@code [key nil]}</td>
 *       <td>{@code [key [{:price 17}]]}: read when nobody was at work any more</td></tr>
 * </table>
 *
 * <p>{@link dev.contend.checkers.upsert.UpsertModel} names all that is checked.
 */
package dev.contend.checkers.upsert;
