/**
 * On call: of the doctors of a shift at least one is on call. After the example of write skew that
 * Cahill, Röhm and Fekete gave and that many have told since: two doctors both see that the other
 * one is on call, and both go off.
 *
 * <p>{@link dev.contend.workloads.oncall.OnCallWorkload} lists the strategies, each a class of its
 * own that implements {@link dev.contend.workloads.oncall.OnCallStrategy}; {@code
 * on-call-grades.txt} beside them says what holds where.
 */
package dev.contend.workloads.oncall;
