/**
 * What a checker is: a {@link dev.contend.checkers.Checker} takes a {@link
 * dev.contend.checkers.history.History} and gives a {@link dev.contend.checkers.Verdict}, with its
 * evidence as {@link dev.contend.checkers.Anomaly anomalies}.
 *
 * <p>Start reading at {@link dev.contend.checkers.Checker}. Histories are in {@code history}, the
 * general search in {@code linearizability}, levels of isolation in {@code transactions}, what the
 * catalogue's workloads must hold in packages named after them, which read their operations with
 * {@code reading}, and {@code models} finds all of it by name.
 */
package dev.contend.checkers;
