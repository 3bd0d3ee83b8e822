package dev.contend.workloads.bank;

import static dev.contend.workloads.sql.Sql.execute;
import static dev.contend.workloads.sql.Sql.update;

import dev.contend.checkers.edn.Keyword;
import dev.contend.harness.workload.Answer;
import dev.contend.harness.workload.Call;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The table of bank, and what is observed of it. */
final class BankTables {
  private BankTables() {}

  /** The number of an account is its id, in a column without an index. */
  static void create(Connection db) throws SQLException {
    execute(
        db,
        "CREATE TABLE account (id BIGINT PRIMARY KEY, number BIGINT NOT NULL,"
            + " balance BIGINT NOT NULL)");
  }

  static void insert(Connection db, long id, long balance) throws SQLException {
    update(db, "INSERT INTO account (id, number, balance) VALUES (?, ?, ?)", id, id, balance);
  }

  /**
   * Observes all accounts.
   *
   * @param f {@code INITIAL} or {@code FINAL} of {@link dev.contend.checkers.bank.BankCall}
   */
  static Call observation(Keyword f) {
    return new Call(
        f,
        null,
        Map.of(),
        parts ->
            new Answer.Done(
                balances(AccountRow.all(parts.connection(), "SELECT id, balance FROM account"))));
  }

  /** As a history has them. */
  static SortedMap<Long, Long> balances(Collection<AccountRow> accounts) {
    SortedMap<Long, Long> balances = new TreeMap<>();
    accounts.forEach(account -> balances.put(account.id(), account.balance()));
    return balances;
  }
}
