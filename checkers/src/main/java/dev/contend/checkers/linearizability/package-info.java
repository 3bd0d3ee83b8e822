/**
 * Linearizability: is there one order of the operations, in keeping with the order in real time of
 * those that did not overlap, in which each gives the answer that it gave? (Herlihy and Wing,
 * "Linearizability: a correctness condition for concurrent objects", 1990.)
 *
 * <p>A {@link dev.contend.checkers.linearizability.SequentialSpec} says what operations do one at a
 * time; {@link dev.contend.checkers.linearizability.LinearizabilityChecker} searches for the order.
 */
package dev.contend.checkers.linearizability;
