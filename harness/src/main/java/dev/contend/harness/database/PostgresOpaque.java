package dev.contend.harness.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;

/**
 * Tables of the current PostgreSQL schema of which a statement's text does not say all that it
 * does; catalogs as in the manual, chapter 53. What looks like a call in a default, a check or an
 * index counts as one, so a type with a length does too.
 */
final class PostgresOpaque {
  private static final String QUERY =
      """
      SELECT lower(c.relname) FROM pg_class c
       WHERE c.relnamespace = current_schema()::regnamespace
         AND c.relkind IN ('r', 'v', 'm', 'f', 'p')
         AND (c.relkind <> 'r' OR c.relispartition OR c.relhasrules OR c.relrowsecurity
           OR EXISTS (SELECT FROM pg_inherits i WHERE c.oid IN (i.inhrelid, i.inhparent))
           OR EXISTS (SELECT FROM pg_trigger t WHERE t.tgrelid = c.oid AND NOT t.tgisinternal)
           OR EXISTS (SELECT FROM pg_attrdef d WHERE d.adrelid = c.oid
                AND pg_get_expr(d.adbin, d.adrelid) ~ '\\w\\('
                AND pg_get_expr(d.adbin, d.adrelid) NOT LIKE 'nextval(%')
           OR EXISTS (SELECT FROM pg_constraint k WHERE k.conrelid = c.oid AND k.contype = 'c'
                AND pg_get_constraintdef(k.oid) ~ '\\w\\(')
           OR EXISTS (SELECT FROM pg_constraint k WHERE k.conrelid = c.oid AND k.contype = 'x')
           OR EXISTS (SELECT FROM pg_index x WHERE x.indrelid = c.oid
                AND (x.indexprs IS NOT NULL OR x.indpred IS NOT NULL)))
      """;

  private PostgresOpaque() {}

  static Set<String> tables(Connection control) throws SQLException {
    return Set.copyOf(Queries.column(control, QUERY));
  }
}
