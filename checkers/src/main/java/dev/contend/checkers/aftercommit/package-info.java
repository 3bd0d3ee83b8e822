/**
 * What the workload {@code after-commit} must hold: a submit inserts a row and has a task done for
 * it, by a worker, some time later.
 *
 * <p>How its histories read. Submits have names, each its own, since one that fails has no id:
 *
 * <table>
 *   <caption>Operations</caption>
 *   <tr><th>operation</th><th>invocation</th><th>answer</th></tr>
 *   <tr><td>{@code :submit}</td><td>{@code ["n1" nil]}</td>
 *       <td>{@code ["n1" 17]}: the id of its row; it fails with {@code :refused} if a later step
 *       of the request does</td></tr>
 *   <tr><td>{@code :task}</td><td>{@code [17 nil]}</td>
 *       <td>{@code [17 :done]} or {@code [17 :missing]}: a worker found no such row</td></tr>
 *   <tr><td>{@code :poll}</td><td>{@code [nil nil]}</td>
 *       <td>{@code [17 :taken]} or {@code [nil :nothing]}: what a poller of the database took</td>
 *       </tr>
 *   <tr><td>{@code :final}</td><td>{@code nil}</td>
 *       <td>{@code {:rows {17 "n1"}, :effects {17 1}, :left 0}}: the rows, how often the task of
 *       each took effect, and how many messages and tasks nobody has done yet</td></tr>
 * </table>
 *
 * <p><b>No sequential specification.</b> No operation's answer depends on another submit, and a
 * task may run at any time after its row is there. What is left to check of each row by itself are
 * the invariants that {@link dev.contend.checkers.aftercommit.AfterCommitModel} names.
 *
 * <p>A task may <i>run</i> more than once: queues and outboxes deliver at least once. It may not
 * <i>take effect</i> more than once. The former is counted in the coverage, the latter is {@code
 * duplicate-effect}.
 */
package dev.contend.checkers.aftercommit;
