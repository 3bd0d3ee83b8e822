package dev.contend.workloads.kit;

import dev.contend.harness.database.Engine;
import dev.contend.harness.workload.Need;
import dev.contend.harness.workload.Strategy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * The strategies of a workload with the code of each, in the order in which reports list them.
 *
 * @param <C> what the code of a strategy implements
 */
public final class Entries<C> {
  private record Entry<C>(Strategy strategy, Function<Engine, ? extends C> code, Set<Need> needs) {}

  private final String workload;
  private final List<Entry<C>> entries = new ArrayList<>();

  /**
   * Of a workload, none yet.
   *
   * @param workload its name
   */
  public Entries(String workload) {
    this.workload = workload;
  }

  /**
   * Adds a strategy.
   *
   * @param name in lower case with hyphens
   * @param belief what people believe about it, a sentence
   * @param proposed where it was proposed, a sentence
   * @param shown the class whose source reports show
   * @param code makes it for an engine, anew for each race and each schedule
   * @param needs what it needs beside its database
   */
  public Entries<C> add(
      String name,
      String belief,
      String proposed,
      Class<? extends C> shown,
      Function<Engine, ? extends C> code,
      Need... needs) {
    entries.add(new Entry<>(new Strategy(name, belief, proposed, shown), code, Set.of(needs)));
    return this;
  }

  /** The name of their workload. */
  String workload() {
    return workload;
  }

  /** All strategies. */
  public List<Strategy> strategies() {
    return entries.stream().map(Entry::strategy).toList();
  }

  /** A strategy's code, made anew. */
  public C code(Strategy strategy, Engine engine) {
    return entry(strategy).code().apply(engine);
  }

  /** What a strategy needs beside its database. */
  public Set<Need> needs(Strategy strategy) {
    return entry(strategy).needs();
  }

  private Entry<C> entry(Strategy strategy) {
    return entries.stream()
        .filter(entry -> entry.strategy().equals(strategy))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException(workload + " has no strategy " + strategy.name()));
  }
}
