package dev.contend.harness.workload;

/** What a strategy needs beside its database when it is raced. */
public enum Need {
  /** A Redis server; the explorer hands out queues and locks of its own instead. */
  REDIS
}
