package dev.contend.harness.run;

/** The machine in a line, for the record of a run. */
public final class Machine {
  private Machine() {}

  /** Processors, memory, operating system and Java version in words. */
  public static String describe() {
    Runtime runtime = Runtime.getRuntime();
    return "%d processors, %d MB of heap, %s %s (%s), Java %s"
        .formatted(
            runtime.availableProcessors(),
            runtime.maxMemory() >> 20,
            System.getProperty("os.name"),
            System.getProperty("os.version"),
            System.getProperty("os.arch"),
            System.getProperty("java.version"));
  }
}
