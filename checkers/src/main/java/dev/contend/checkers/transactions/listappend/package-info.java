/**
 * Lists to which transactions append: {@link
 * dev.contend.checkers.transactions.listappend.ListAppend}. Every read tells the whole order of the
 * appends before it.
 */
package dev.contend.checkers.transactions.listappend;
