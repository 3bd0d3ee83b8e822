/**
 * Registers that transactions read and write: {@link
 * dev.contend.checkers.transactions.register.Register}. Nothing but what one may assume of the
 * database tells in which order they took their values.
 */
package dev.contend.checkers.transactions.register;
