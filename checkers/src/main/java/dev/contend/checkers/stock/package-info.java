/**
 * What the workload {@code stock} must hold: an order takes one item of a product, a cancel returns
 * it.
 *
 * <p>How its histories read. All values begin with the product, so that {@code [3 17]} is order 17
 * of product 3:
 *
 * <table>
 *   <caption>Operations</caption>
 *   <tr><th>operation</th><th>invocation</th><th>answer</th></tr>
 *   <tr><td>{@code :initial}</td><td>{@code [3 nil]}</td>
 *       <td>{@code [3 {:stock 5, :open #{1 2}}]}: what the race began with; its origin is stock plus
 *       open orders</td></tr>
 *   <tr><td>{@code :order}</td><td>{@code [3 nil]}</td>
 *       <td>{@code [3 17]} or {@code [3 :sold-out]}</td></tr>
 *   <tr><td>{@code :cancel}</td><td>{@code [3 17]}</td>
 *       <td>{@code [3 17 :cancelled]} or {@code [3 17 :already]}</td></tr>
 *   <tr><td>{@code :read}</td><td>{@code [3 nil]}</td><td>{@code [3 4]}</td></tr>
 *   <tr><td>{@code :final}</td><td>{@code [3 nil]}</td>
 *       <td>{@code [3 {:stock 4, :open #{1}}]}: read when nobody was at work any more</td></tr>
 * </table>
 *
 * <p>{@link dev.contend.checkers.stock.StockModel} names all that is checked.
 */
package dev.contend.checkers.stock;
