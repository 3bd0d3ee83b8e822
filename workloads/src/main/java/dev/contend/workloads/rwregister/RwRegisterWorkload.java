package dev.contend.workloads.rwregister;

import dev.contend.checkers.transactions.TransactionChecker;
import dev.contend.checkers.transactions.register.RegisterOptions;
import dev.contend.harness.database.Dialect;
import dev.contend.harness.database.Engine;
import dev.contend.harness.workload.Account;
import dev.contend.harness.workload.Strategy;
import dev.contend.workloads.kit.Entries;
import dev.contend.workloads.transactions.Store;
import dev.contend.workloads.transactions.TransactionWorkload;
import java.util.List;

/** The workload {@code rw-register}: its strategies, and where to find the rest. */
public final class RwRegisterWorkload extends TransactionWorkload<RegisterStrategy> {
  private static final Entries<RegisterStrategy> ENTRIES =
      new Entries<RegisterStrategy>("rw-register")
          .add(
              "plain-reads",
              "What stands in a transaction happens all at once, and as if nobody else were there.",
              "What every introduction to transactions says.",
              PlainReads.class,
              engine -> new PlainReads())
          .add(
              "upsert",
              "An upsert is one statement, so a row that is not there yet is no special case.",
              "The manuals on INSERT … ON CONFLICT, ON DUPLICATE KEY UPDATE and MERGE.",
              Upsert.class,
              engine ->
                  switch (engine.dialect()) {
                    case MARIADB -> Upsert.ofMariaDb();
                    case H2 -> Upsert.ofH2();
                    default -> Upsert.ofPostgres();
                  })
          .add(
              "select-for-update",
              "Who locks all that is read and written until the end is alone, at every level.",
              "Two-phase locking (Eswaran, Gray, Lorie and Traiger, 1976).",
              SelectForUpdate.class,
              engine -> new SelectForUpdate())
          .add(
              "select-for-share",
              "A lock that readers share is enough: nobody can write what was read.",
              "The same, with the shared locks that it has for reads.",
              SelectForShare.class,
              engine ->
                  new SelectForShare(
                      engine.dialect() == Dialect.MARIADB ? "LOCK IN SHARE MODE" : "FOR SHARE"));

  public RwRegisterWorkload() {
    super(ENTRIES, TransactionChecker.register(RegisterOptions.NONE));
  }

  @Override
  public String summary() {
    return "Transactions read and write a few registers; there must be an order that explains them.";
  }

  @Override
  public Account account() {
    return new Account(
        "Kingsbury and Alvaro: Elle, Inferring Isolation Anomalies from Experimental Observations",
        "https://arxiv.org/abs/2003.10554",
        List.of(
            "Clients run random transactions of a few reads and writes on few registers, each in a row.",
            "No value is written twice, so whoever reads one tells whose write it saw.",
            "A register forgets; that it was empty before anybody wrote it is all that is known of its order.",
            "That is enough to find transactions that each must have come before the other.",
            "The authors found such circles in databases that promised that there are none."));
  }

  @Override
  protected Store store(RegisterStrategy code, Engine engine) {
    return new RegisterStore(code);
  }

  @Override
  protected boolean scans(Strategy strategy) {
    return false;
  }

  @Override
  protected boolean writesInTheDatabase(Strategy strategy) {
    return true;
  }
}
