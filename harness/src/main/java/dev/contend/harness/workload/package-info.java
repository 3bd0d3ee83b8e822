/**
 * What a catalogue provides: a {@link dev.contend.harness.workload.Workload} with its strategies,
 * operations, checkers and grades. Found with {@link java.util.ServiceLoader}, so a workload of
 * your own is a jar on the class path.
 */
package dev.contend.harness.workload;
