/**
 * Directed graphs in plain columns, with sets of dependencies as labels of their edges: {@link
 * dev.contend.checkers.transactions.graph.Graph}, and their strongly connected {@link
 * dev.contend.checkers.transactions.graph.Components}.
 */
package dev.contend.checkers.transactions.graph;
