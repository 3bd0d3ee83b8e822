/**
 * What the workload {@code get-or-create} must hold: whoever asks for a key gets the id of its one
 * row, and exactly one of them is told that it made the row. Rows are never deleted.
 *
 * <p>How its histories read. All values begin with the key:
 *
 * <table>
 *   <caption>Operations</caption>
 *   <tr><th>operation</th><th>invocation</th><th>answer</th></tr>
 *   <tr><td>{@code :initial}</td><td>{@code ["jazz" nil]}</td>
 *       <td>{@code ["jazz" #{17}]}: the rows that were there before; a key without an {@code
 *       :initial} began without a row</td></tr>
 *   <tr><td>{@code :get-or-create}</td><td>{@code ["jazz" nil]}</td>
 *       <td>{@code ["jazz" 17 :created]} or {@code ["jazz" 17 :found]}</td></tr>
 *   <tr><td>{@code :final}</td><td>{@code ["jazz" nil]}</td>
 *       <td>{@code ["jazz" #{17}]}: the ids of the key's rows, read when nobody was at work any
 *       more</td></tr>
 * </table>
 *
 * <p>{@link dev.contend.checkers.getorcreate.GetOrCreateModel} names all that is checked.
 */
package dev.contend.checkers.getorcreate;
