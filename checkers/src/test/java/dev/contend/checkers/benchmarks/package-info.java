/**
 * How fast the checkers are: {@link dev.contend.checkers.benchmarks.Benchmarks} runs all of it with
 * JMH, {@link dev.contend.checkers.benchmarks.Reading} what reads histories, and {@link
 * dev.contend.checkers.benchmarks.Growth} makes the table of time and heap by length.
 */
package dev.contend.checkers.benchmarks;
