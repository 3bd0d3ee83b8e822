/** Transactions. */
package dev.contend.checkers.transactions;
