/**
 * Hermitage's table without hands: what each isolation setting of each engine lets through, asked
 * not in one order of the steps but in every order.
 *
 * <p><a href="https://github.com/ept/hermitage">Hermitage</a> (Martin Kleppmann) is a collection of
 * scripts that people run by hand in two or three terminals, one order for each anomaly, and a
 * table of what came of it. Here the scripts are {@link dev.contend.harness.hermitage.Cases}, each
 * with a criterion about the answers of the sessions and what they leave, which means the same in
 * any order. {@code Probe} runs all orders of one, {@code Tally} says what they make of it (the
 * rule stands there), and {@link dev.contend.harness.hermitage.HermitageRun} does so for all of
 * them and leaves a run directory. {@link dev.contend.harness.published.PublishedLevel} is what the
 * table says, {@code Difference} why it is otherwise here.
 */
package dev.contend.harness.hermitage;
