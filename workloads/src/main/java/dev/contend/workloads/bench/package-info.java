/**
 * The JMH benchmark of the catalogue's strategies: {@link
 * dev.contend.workloads.bench.StrategyBenchmark}. {@code ./contend bench} runs it; so does the jar
 * that ends in {@code -benchmarks.jar}, for who wants JMH's own options.
 */
package dev.contend.workloads.bench;
