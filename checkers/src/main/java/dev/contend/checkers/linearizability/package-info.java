/**
 * Linearizability: is there one order of the operations, in keeping with the order in real time of
 * those that did not overlap, in which each gives the answer that it gave? (Herlihy and Wing,
 * "Linearizability: a correctness condition for concurrent objects", 1990.)
 *
 * <p>A {@link dev.contend.checkers.linearizability.SequentialSpec} says what operations do one at a
 * time; {@link dev.contend.checkers.linearizability.LinearizabilityChecker} looks for the order: it
 * splits the history by keys ({@code Partition}) and has each decided ({@code Decision}): without a
 * search where that can be ({@code UniqueWrites}, {@code GrowingSet}, {@code GrowingList}), else by
 * the {@code Search}, whose class comment is the place to begin with. A long history that it can't
 * get through is refuted where it is wrong ({@code Cut}). Why there is no order is told by a small
 * part of the history ({@code Shrinker}, {@code Explainer}).
 */
package dev.contend.checkers.linearizability;
