/**
 * Stock: an order takes one item of a product, a cancel returns it. After the account "Concurrent
 * requests in Django" (Stack Overflow 18958205): two requests cancel one order, both find it open,
 * and the stock rises by two.
 *
 * <p>{@link dev.contend.workloads.stock.StockWorkload} lists the strategies, each a class of its
 * own that implements {@link dev.contend.workloads.stock.StockStrategy}; {@code stock-grades.txt}
 * beside them says what holds where.
 */
package dev.contend.workloads.stock;
