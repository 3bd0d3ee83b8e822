package dev.contend.harness.bench;

import dev.contend.harness.database.EmbeddedDatabase;
import dev.contend.harness.database.Engine;
import dev.contend.harness.database.IsolationSetting;
import dev.contend.harness.database.Server;
import dev.contend.harness.run.Catalogue;
import dev.contend.harness.run.UnknownNameException;
import dev.contend.harness.workload.Load;
import dev.contend.harness.workload.Need;
import dev.contend.harness.workload.Strategy;
import dev.contend.harness.workload.Workload;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * A cell by the names that JMH's parameters have.
 *
 * @param isolation {@link #DEFAULT} for that of the engine
 * @param keys among which clients choose
 */
public record LoadName(
    String workload, String strategy, String database, String isolation, int keys) {

  /** The engine's default level. */
  public static final String DEFAULT = "default";

  Workload found() {
    return named("workload", Catalogue.workloads(), Workload::name, workload);
  }

  private Strategy foundStrategy() {
    return named("strategy", found().strategies(), Strategy::name, strategy);
  }

  Set<Need> needs() {
    return found().needs(foundStrategy());
  }

  /** Its load, made anew. */
  Load load(Engine engine) {
    return found()
        .load(foundStrategy(), engine, keys)
        .orElseThrow(
            () -> new IllegalArgumentException("there is no load of the workload " + workload));
  }

  /** The setting as a session of the server needs it. */
  IsolationSetting isolation(Server server) {
    return named(
        "isolation setting",
        server.isolationSettings(),
        IsolationSetting::name,
        isolation.equals(DEFAULT) ? server.engine().defaultIsolation() : isolation);
  }

  UnknownNameException unknownDatabase() {
    return new UnknownNameException(
        "database", database, EmbeddedDatabase.all().stream().map(EmbeddedDatabase::name).toList());
  }

  private static <T> T named(String kind, List<T> all, Function<T, String> name, String wanted) {
    return all.stream()
        .filter(each -> name.apply(each).equals(wanted))
        .findFirst()
        .orElseThrow(() -> new UnknownNameException(kind, wanted, all.stream().map(name).toList()));
  }
}
