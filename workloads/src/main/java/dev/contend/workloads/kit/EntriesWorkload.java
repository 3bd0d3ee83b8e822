package dev.contend.workloads.kit;

import dev.contend.checkers.Checker;
import dev.contend.harness.database.Engine;
import dev.contend.harness.workload.GradeTable;
import dev.contend.harness.workload.Need;
import dev.contend.harness.workload.Strategy;
import dev.contend.harness.workload.Workload;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/**
 * A workload whose strategies are {@link Entries}, with a table of grades beside it that is named
 * after it: {@code stock-grades.txt}.
 *
 * @param <C> what the code of a strategy implements
 */
public abstract class EntriesWorkload<C> implements Workload {
  private final Entries<C> entries;
  private final List<Checker> checkers;
  private final GradeTable grades;

  /**
   * @param entries of all strategies
   * @param checkers what must hold of the histories of its races
   */
  protected EntriesWorkload(Entries<C> entries, List<Checker> checkers) {
    this.entries = entries;
    this.checkers = checkers;
    this.grades = grades(getClass(), entries.workload() + "-grades.txt");
  }

  @Override
  public final String name() {
    return entries.workload();
  }

  @Override
  public final List<Strategy> strategies() {
    return entries.strategies();
  }

  @Override
  public final Set<Need> needs(Strategy strategy) {
    return entries.needs(strategy);
  }

  @Override
  public final List<Checker> checkers() {
    return checkers;
  }

  @Override
  public final GradeTable grades() {
    return grades;
  }

  /** A strategy's code, made anew. */
  protected final C code(Strategy strategy, Engine engine) {
    return entries.code(strategy, engine);
  }

  private static GradeTable grades(Class<?> beside, String file) {
    try (InputStream table = beside.getResourceAsStream(file)) {
      return GradeTable.parse(new String(table.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
