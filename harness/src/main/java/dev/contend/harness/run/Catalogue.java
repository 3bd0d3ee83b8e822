package dev.contend.harness.run;

import dev.contend.harness.workload.Workload;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;

/** The workloads on the class path. */
public final class Catalogue {
  /** Loaded once, so that a cell equals the same cell of another selection. */
  private static final List<Workload> WORKLOADS =
      ServiceLoader.load(Workload.class).stream()
          .map(ServiceLoader.Provider::get)
          .sorted(Comparator.comparing(Workload::name))
          .toList();

  private Catalogue() {}

  /** All of them, by name. */
  public static List<Workload> workloads() {
    return WORKLOADS;
  }
}
