/** Columns of plain numbers, for what there are millions of. */
package dev.contend.checkers.transactions.columns;
