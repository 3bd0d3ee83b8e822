package dev.contend.harness.workload;

import java.util.Locale;

/** How a cell is judged. */
public enum Driver {
  /** A few sessions, every order of their steps, one after another. */
  EXPLORE,
  /** Many clients, random operations, a recorded history. */
  STRESS;

  /** As the command line says it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
