/**
 * Which anomalies there are, which levels of isolation exclude which of them, and which level is
 * stronger than which: {@link dev.contend.checkers.transactions.levels.Level} is the table, {@link
 * dev.contend.checkers.transactions.levels.RuledOut} what follows from it.
 */
package dev.contend.checkers.transactions.levels;
