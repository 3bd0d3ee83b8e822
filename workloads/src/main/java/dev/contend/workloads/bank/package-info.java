/**
 * Bank: transfers move money between accounts whose total never changes. After Jepsen's bank test,
 * which found that MariaDB's Galera Cluster made money and lost some.
 *
 * <p>{@link dev.contend.workloads.bank.BankWorkload} lists the strategies, each a class of its own
 * that implements {@link dev.contend.workloads.bank.BankStrategy}; {@code bank-grades.txt} beside
 * them says what holds where.
 */
package dev.contend.workloads.bank;
