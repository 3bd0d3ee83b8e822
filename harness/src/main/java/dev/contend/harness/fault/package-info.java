/**
 * What may befall a server and the connections to it.
 *
 * <p>{@link dev.contend.harness.fault.ServerProcesses} stops, continues and kills a server of ours;
 * {@link dev.contend.harness.fault.Link} is a way to it that can be cut.
 */
package dev.contend.harness.fault;
