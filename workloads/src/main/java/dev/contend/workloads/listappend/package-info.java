/**
 * List-append: transactions read lists and append to them, random ones. After Elle (Kingsbury and
 * Alvaro, 2020) and what Jepsen found with it in PostgreSQL. A list shows who appended before whom,
 * so a history tells which isolation it had.
 *
 * <p>{@link dev.contend.workloads.listappend.ListAppendWorkload} lists the strategies, each a class
 * of its own that implements {@link dev.contend.workloads.listappend.ListStrategy}; {@code
 * list-append-grades.txt} beside them says what holds where.
 */
package dev.contend.workloads.listappend;
