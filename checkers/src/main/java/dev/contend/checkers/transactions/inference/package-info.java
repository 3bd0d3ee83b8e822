/**
 * What can be told from a history without looking for cycles: {@link
 * dev.contend.checkers.transactions.inference.Inference} is what each model has to say, {@link
 * dev.contend.checkers.transactions.inference.Orders} what all of them have in common.
 */
package dev.contend.checkers.transactions.inference;
