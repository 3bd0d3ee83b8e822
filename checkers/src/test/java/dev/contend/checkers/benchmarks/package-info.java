/**
 * How fast the checkers are: {@link dev.contend.checkers.benchmarks.Benchmarks} runs all of it with
 * JMH, {@link dev.contend.checkers.benchmarks.Reading} what reads histories, and {@link
 * dev.contend.checkers.benchmarks.Growth} and {@link
 * dev.contend.checkers.benchmarks.TransactionGrowth} make the tables of time and heap by length.
 */
package dev.contend.checkers.benchmarks;
