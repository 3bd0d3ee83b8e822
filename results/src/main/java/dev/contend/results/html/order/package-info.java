/**
 * The picture of an order of operations, or of why there is none: a lane for each process, a bar
 * from each invocation to its return, a mark where the operation takes effect, and what can't be
 * placed. {@link dev.contend.results.html.order.OrderPicture} says where everything stands; a
 * template makes SVG of it.
 */
package dev.contend.results.html.order;
