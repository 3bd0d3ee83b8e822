package dev.contend.harness.hermitage;

/** Whether answers show an anomaly; the order in which they were given does not count. */
@FunctionalInterface
interface Criterion {
  /** True if the anomaly was observed. Pure. */
  boolean observed(Answers answers);
}
