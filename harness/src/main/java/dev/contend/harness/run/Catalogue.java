package dev.contend.harness.run;

import dev.contend.harness.database.Providers;
import dev.contend.harness.workload.Workload;
import java.util.List;

/** The workloads on the class path. */
public final class Catalogue {
  /** Loaded once, so that a cell equals the same cell of another selection. */
  private static final List<Workload> WORKLOADS = Providers.load(Workload.class, Workload::name);

  private Catalogue() {}

  /** All of them, by name. */
  public static List<Workload> workloads() {
    return WORKLOADS;
  }
}
