/**
 * What the workload {@code create} must hold: a customer is created under a login that nobody else
 * has. It is a set with "add if absent", one element a login.
 *
 * <p>How its histories read. A race begins without customers and removes none:
 *
 * <table>
 *   <caption>Operations</caption>
 *   <tr><th>operation</th><th>invocation</th><th>answer</th></tr>
 *   <tr><td>{@code :create}</td><td>{@code ["ann" nil]}</td>
 *       <td>{@code ["ann" 17]}, the id of the new row, or {@code ["ann" :conflict]}</td></tr>
 *   <tr><td>{@code :final}</td><td>{@code nil}</td>
 *       <td>{@code {"ann" #{17}, "bob" #{18}}}: the ids of the rows of each login, read when nobody
 *       was at work any more</td></tr>
 * </table>
 *
 * <p>The answers are judged by linearizability, the rows by the invariants. Together they say the
 * same as a search with the rows as its last operation would: a login has one row if a create of it
 * took effect, and none otherwise. {@link dev.contend.checkers.create.CreateModel} names all that
 * is checked.
 */
package dev.contend.checkers.create;
