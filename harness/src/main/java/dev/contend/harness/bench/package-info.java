/**
 * Benchmarks: what a strategy costs. {@link dev.contend.harness.bench.Bench} lets JMH measure one
 * {@link dev.contend.harness.bench.BenchCell}, in Java processes of JMH's own; {@link
 * dev.contend.harness.bench.BenchRun} leaves what was measured in a run directory.
 *
 * <p>Those processes reach the servers of this one by a {@link
 * dev.contend.harness.bench.ServersFile}; there {@link dev.contend.harness.bench.LoadBed} has the
 * tables and the sessions, and each thread of JMH calls operations through a {@link
 * dev.contend.harness.bench.Caller}. The class with JMH's annotations is on the floor above, where
 * it is compiled beside the catalogue, and found as a {@link
 * dev.contend.harness.bench.CellBenchmark}.
 */
package dev.contend.harness.bench;
