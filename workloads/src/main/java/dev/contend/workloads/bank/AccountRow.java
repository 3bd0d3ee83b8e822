package dev.contend.workloads.bank;

import static dev.contend.workloads.sql.Sql.queryAll;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A row of {@code account} as an application reads it. */
public record AccountRow(long id, long balance) {

  /** The rows that a query finds. */
  static List<AccountRow> all(Connection db, String query, Object... parameters)
      throws SQLException {
    return queryAll(db, AccountRow::from, query, parameters);
  }

  /** The same, the balance of each account by its id. */
  static Map<Long, Long> balances(Connection db, String query, Object... parameters)
      throws SQLException {
    return all(db, query, parameters).stream()
        .collect(Collectors.toMap(AccountRow::id, AccountRow::balance));
  }

  private static AccountRow from(ResultSet row) throws SQLException {
    return new AccountRow(row.getLong("id"), row.getLong("balance"));
  }
}
