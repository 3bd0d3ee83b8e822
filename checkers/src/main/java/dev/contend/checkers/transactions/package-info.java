/**
 * What isolation did transactions really get? {@link
 * dev.contend.checkers.transactions.TransactionChecker} tells it from what clients saw.
 *
 * <p><b>What is assumed.</b> Transactions read and write keys. What returned {@code ok} happened
 * and read what it says; what failed did not; of another nobody knows, unless somebody read what it
 * wrote. No value is written twice to a key, so a read tells whose write it saw ("recoverability").
 * Every key has an order of its <i>versions</i>, of which the first is that nobody wrote it.
 *
 * <p><b>Dependencies</b> (Adya, "Weak Consistency: A Generalized Theory and Optimistic
 * Implementations for Distributed Transactions", 1999, section 3.1). T2 <i>write-depends</i> (ww)
 * on T1 if it wrote the version next to one that T1 wrote; it <i>read-depends</i> (wr) on T1 if it
 * read a version that T1 wrote; and it <i>anti-depends</i> (rw) on T1 if it wrote the version next
 * to one that T1 read. To these come the orders in which a process ran transactions, and in which
 * one had returned before another was invoked. How they are inferred, {@code listappend} and {@code
 * register} say (after Kingsbury and Alvaro, "Elle: Inferring Isolation Anomalies from Experimental
 * Observations", 2020); what cannot be inferred is missing, so a verdict of {@code valid} says that
 * this history shows nothing.
 *
 * <p><b>Anomalies.</b> If there is a serial order, all dependencies point forward in it; so a cycle
 * of them says that there is none. Which weaker levels it rules out depends on the edges it has:
 * {@code G0} has ww only; {@code G1c} ww and wr; {@code G-single-item} one rw; {@code
 * G-nonadjacent-item} several, no two of them neighbours; {@code G2-item} neighbouring ones too.
 * {@code -item} says that none is about a predicate. A cycle that needs an edge of a process or of
 * the clock ends in {@code -process} or {@code -realtime}; where the level speaks of the clock, in
 * {@code -realtime}, since that order has those of the processes in it. Other anomalies show in the
 * values alone: {@link dev.contend.checkers.transactions.levels.AnomalyType} lists them. {@link
 * dev.contend.checkers.transactions.levels.Level} says which level excludes which.
 *
 * <p><b>An example.</b> Two doctors are on call, and each leaves if the other is there:
 *
 * <pre>
 * T0: [[:r y []] [:append x 1]]      T1: [[:r x []] [:append y 1]]
 * </pre>
 *
 * T0 read {@code y} without the 1 that T1 appended next, so T1 anti-depends on it; T1 read {@code
 * x} without the 1 that T0 appended next, so T0 anti-depends on T1. That is a cycle of two
 * neighbouring rw edges, a {@code G2-item}: write skew. It rules out repeatable read (PL-2.99) and
 * serializability, and not snapshot isolation: both may have read the same snapshot, and they wrote
 * different keys.
 *
 * <p><b>Beside Elle</b> the same is found in the same history, but for this: a read of what nobody
 * wrote is an anomaly ({@code garbage-read}); all types of cycles in a component are shown; of
 * lists that contradict each other and are equally long none is trusted more than the other, so
 * nothing is inferred of what only one of them has; and what a transaction of unknown outcome wrote
 * and nobody read does not count.
 *
 * <p>Read on: {@code txn} holds the transactions in plain columns, {@code inference} what all
 * models have in common, {@code graph} and {@code cycles} search.
 */
package dev.contend.checkers.transactions;
