package dev.contend.workloads.bench;

import dev.contend.harness.bench.CellBenchmark;

/** Says where the benchmark is. */
public final class CatalogueBenchmark implements CellBenchmark {

  @Override
  public Class<?> type() {
    return StrategyBenchmark.class;
  }
}
