/**
 * Says what is wrong with a run of a scenario, without being told what is right.
 *
 * <p><b>The definition.</b> Right is what the same operations do when they run one at a time. An
 * <i>order</i> is a sequence of whole operations that keeps the order of each session, puts an
 * operation that ended before another began before that one, and puts the operations of a session
 * that another operation started after that one. Each order is run on the same database; its
 * answers and final state are an <i>allowed outcome</i>. A run whose answers and final state are
 * not among the allowed ones is a state anomaly. Operations and not sessions are what is ordered:
 * what another session does may come between two operations of a session, never inside one.
 *
 * <p>This is linearizability (Herlihy and Wing, <i>Linearizability: a correctness condition for
 * concurrent objects</i>, TOPLAS 12(3), 1990) with the whole database as the object and the code
 * itself, run alone, as its sequential specification. For operations that are one transaction each
 * it is strict serializability: serializability (Papadimitriou, JACM 26(4), 1979) that keeps real
 * time. Without real time, a stale read after somebody else's commit would be excused.
 *
 * <p><b>Which operations an order has.</b> One that returned: always, and its answer must be equal.
 * One that was refused, or failed and was certainly rolled back: never, and its answer needs no
 * explanation. One that failed and left something or perhaps something, or whose process died: both
 * with and without it, its answer ignored; one whose effect nobody knows may take effect at any
 * time after its beginning, so real time bounds it on one side only. What an operation started is
 * left out with it.
 *
 * <p><b>What no order excuses.</b> An error that escaped from an operation, a partial effect, a
 * broken invariant, and an exploration in which nobody got anything done.
 *
 * <p>Start reading at {@link dev.contend.harness.explore.judge.Judge}; {@code Explanation} is the
 * definition in code.
 */
package dev.contend.harness.explore.judge;
