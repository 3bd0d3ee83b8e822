/**
 * The few lines of JDBC that strategies share, so that each reads like the snippet that people
 * post: {@link dev.contend.workloads.sql.Sql} and {@link dev.contend.workloads.sql.Transactions}.
 */
package dev.contend.workloads.sql;
