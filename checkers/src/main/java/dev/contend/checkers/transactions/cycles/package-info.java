/**
 * Cycles of dependencies: {@link dev.contend.checkers.transactions.cycles.CycleSearch} says which
 * types there are in a graph and shows a short one of each, and its class comment why none is
 * missed.
 */
package dev.contend.checkers.transactions.cycles;
