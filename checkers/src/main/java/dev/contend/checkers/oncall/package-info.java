/**
 * What the workload {@code on-call} must hold: of the doctors of a shift at least one is on call,
 * so that a doctor may go off only while another one stays.
 *
 * <p>How its histories read. All values begin with the shift, so that {@code [3 17]} is doctor 17
 * in shift 3:
 *
 * <table>
 *   <caption>Operations</caption>
 *   <tr><th>operation</th><th>invocation</th><th>answer</th></tr>
 *   <tr><td>{@code :initial}</td><td>{@code [3 nil]}</td>
 *       <td>{@code [3 #{17 18}]}: who was on call before anybody was at work</td></tr>
 *   <tr><td>{@code :go-off}</td><td>{@code [3 17]}</td>
 *       <td>{@code [3 17 :off]}, also if 17 was off before, or {@code [3 17 :refused]}, since
 *       nobody else was on call</td></tr>
 *   <tr><td>{@code :come-on}</td><td>{@code [3 17]}</td><td>{@code [3 17 :on]}</td></tr>
 *   <tr><td>{@code :read}</td><td>{@code [3 nil]}</td><td>{@code [3 #{18}]}</td></tr>
 *   <tr><td>{@code :final}</td><td>{@code [3 nil]}</td>
 *       <td>{@code [3 #{18}]}: read when nobody was at work any more</td></tr>
 * </table>
 *
 * <p>{@link dev.contend.checkers.oncall.OnCallModel} names all that is checked.
 */
package dev.contend.checkers.oncall;
