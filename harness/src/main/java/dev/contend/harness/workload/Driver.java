package dev.contend.harness.workload;

import java.util.Locale;

/** How a cell is judged. */
public enum Driver {
  /** Many clients, random operations, a recorded history. */
  STRESS;

  /** As the command line says it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
