/**
 * What the workloads {@code list-append} and {@code rw-register} share: random transactions on a
 * few keys, recorded in the form in which {@link
 * dev.contend.checkers.transactions.TransactionChecker} reads them. After Kingsbury and Alvaro,
 * "Elle: Inferring Isolation Anomalies from Experimental Observations" (2020).
 *
 * <p>Start reading at {@link dev.contend.workloads.transactions.TransactionWorkload}. A {@link
 * dev.contend.workloads.transactions.Store} is what they differ in; {@link
 * dev.contend.workloads.transactions.Promises} says which level an engine's manual promises.
 */
package dev.contend.workloads.transactions;
