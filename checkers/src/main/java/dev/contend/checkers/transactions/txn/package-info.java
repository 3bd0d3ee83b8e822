/**
 * The transactions of a history in plain columns: {@link
 * dev.contend.checkers.transactions.txn.Transactions}, made by {@link
 * dev.contend.checkers.transactions.txn.TransactionReader}.
 */
package dev.contend.checkers.transactions.txn;
