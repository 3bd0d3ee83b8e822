package dev.contend.harness.run;

import dev.contend.harness.database.ContainerDatabase;
import dev.contend.harness.database.Database;
import dev.contend.harness.database.Server;
import dev.contend.harness.database.StartedDatabase;
import dev.contend.harness.workload.Grade;
import dev.contend.results.RunRecord.AccountRecord;
import dev.contend.results.RunRecord.DatabaseRecord;
import dev.contend.results.RunRecord.NotRun;
import dev.contend.results.RunRecord.Origin;
import java.util.Collection;
import java.util.List;

/** Parts of {@code run.json} that are the same whatever was run. */
public final class Records {
  private Records() {}

  /** A server. */
  public static DatabaseRecord of(Database database, Server server) {
    return new DatabaseRecord(
        database.name(),
        server.version(),
        database.engine().name(),
        origin(database),
        database instanceof ContainerDatabase container ? container.image() : null);
  }

  private static Origin origin(Database database) {
    if (database instanceof ContainerDatabase) {
      return Origin.CONTAINER;
    }
    return database instanceof StartedDatabase ? Origin.EMBEDDED : Origin.EXTERNAL;
  }

  /** A cell that was not run, with the reason in its grade. */
  public static NotRun notRun(Cell cell) {
    Grade grade = cell.grade();
    return new NotRun(
        cell.workload().name(),
        cell.strategy().name(),
        cell.database().name(),
        cell.isolation().name(),
        cell.driver().word(),
        grade instanceof Grade.SameAs same ? same.isolation() : null,
        grade.reason());
  }

  /** Who told of the failures of those workloads, by name. */
  public static List<AccountRecord> accounts(Collection<String> workloads) {
    return Catalogue.workloads().stream()
        .filter(workload -> workloads.contains(workload.name()))
        .map(
            workload ->
                new AccountRecord(
                    workload.name(),
                    workload.account().title(),
                    workload.account().url(),
                    workload.account().lines()))
        .toList();
  }
}
