package dev.contend.workloads.stock;

import dev.contend.checkers.Checker;
import dev.contend.checkers.stock.StockModel;
import dev.contend.harness.database.Engine;
import dev.contend.harness.workload.GradeTable;
import dev.contend.harness.workload.Race;
import dev.contend.harness.workload.Scene;
import dev.contend.harness.workload.Strategy;
import dev.contend.harness.workload.Workload;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;

/** The workload {@code stock}: its strategies, and where to find the rest. */
public final class StockWorkload implements Workload {
  private static final String ACCOUNT = "the account, Stack Overflow 18958205";

  private static final GradeTable GRADES = readGrades();

  /** A strategy with the way to make one for an engine. */
  private record Entry(Strategy strategy, Function<Engine, StockStrategy> code) {}

  private static final List<Entry> ENTRIES =
      List.of(
          entry(
              "check-then-act",
              "The stock is changed in SQL (stock = stock + 1), so nothing can be lost.",
              "The code of " + ACCOUNT + ".",
              CheckThenAct.class,
              engine -> new CheckThenAct()),
          entry(
              "read-modify-write",
              "Reading an object, changing it and saving it is what an ORM is for.",
              "What most code does before its author learns of F() expressions and stock = stock + 1.",
              ReadModifyWrite.class,
              engine -> new ReadModifyWrite()),
          entry(
              "atomic-request",
              "A transaction around the request makes it atomic, so two requests can't get mixed up.",
              "Proposed to " + ACCOUNT + ", and Django's ATOMIC_REQUESTS.",
              AtomicRequest.class,
              engine -> new AtomicRequest()),
          entry(
              "select-for-update",
              "The second request waits at the lock and then sees what the first did.",
              "Proposed to " + ACCOUNT + "; Django's select_for_update, JPA's PESSIMISTIC_WRITE.",
              SelectForUpdate.class,
              engine -> new SelectForUpdate()),
          entry(
              "conditional-update",
              "If the condition is part of the UPDATE, the row count says who won.",
              "Proposed to " + ACCOUNT + " as a compare-and-set on the status.",
              ConditionalUpdate.class,
              engine -> new ConditionalUpdate()),
          entry(
              "version-column",
              "Whoever writes a row whose version has changed since notices, and tries again.",
              "Optimistic locking, JPA's @Version; proposed for stock ever since.",
              VersionColumn.class,
              engine -> new VersionColumn()),
          entry(
              "serializable-retry",
              "At SERIALIZABLE any code is right, if it is tried again when the database refuses.",
              "PostgreSQL's manual, 13.2.3: applications must be prepared to retry.",
              SerializableRetry.class,
              engine -> new SerializableRetry(engine::retryable)));

  private static Entry entry(
      String name,
      String belief,
      String proposed,
      Class<? extends StockStrategy> type,
      Function<Engine, StockStrategy> code) {
    return new Entry(new Strategy(name, belief, proposed, type), code);
  }

  @Override
  public String name() {
    return "stock";
  }

  @Override
  public String summary() {
    return "An order takes one item of a product, a cancel returns it; two cancels of one order"
        + " must not return two.";
  }

  @Override
  public List<Strategy> strategies() {
    return ENTRIES.stream().map(Entry::strategy).toList();
  }

  @Override
  public Race<?> race(Strategy strategy, Engine engine) {
    return new StockRace(code(strategy, engine), engine.identityColumn());
  }

  @Override
  public List<Scene> scenes(Strategy strategy, Engine engine) {
    return StockScene.all(code(strategy, engine), engine.identityColumn());
  }

  private static StockStrategy code(Strategy strategy, Engine engine) {
    for (Entry entry : ENTRIES) {
      if (entry.strategy().equals(strategy)) {
        return entry.code().apply(engine);
      }
    }
    throw new IllegalArgumentException("stock has no strategy " + strategy.name());
  }

  @Override
  public List<Checker> checkers() {
    return StockModel.checkers();
  }

  @Override
  public GradeTable grades() {
    return GRADES;
  }

  private static GradeTable readGrades() {
    try (InputStream table = StockWorkload.class.getResourceAsStream("stock-grades.txt")) {
      return GradeTable.parse(new String(table.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
