/**
 * How a workload's model reads the operations of a history, and what it says of one that is none of
 * its own: {@link dev.contend.checkers.reading.Reading}.
 */
package dev.contend.checkers.reading;
