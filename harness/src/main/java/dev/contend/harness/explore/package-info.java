/**
 * The explorer: runs two to four sessions of unmodified JDBC code against a real database in every
 * order of their steps, one after another and deterministically, and says which order breaks them.
 * {@link dev.contend.harness.explore.Explorer} is where to start.
 *
 * <p>PostgreSQL's isolationtester does the like for hand-written steps, Lincheck for code in
 * memory. A step is a call that reaches the database, or another part that a scenario hands to its
 * sessions; inside a statement the engine is on its own, so a race within one statement can't be
 * seen here: that takes the stress driver.
 *
 * <p>Below: {@code scenario} says what is explored and how it went, {@code schedule} runs it in one
 * order, {@code search} chooses the orders, {@code independence} which of them differ, {@code
 * judge} what is wrong.
 */
package dev.contend.harness.explore;
