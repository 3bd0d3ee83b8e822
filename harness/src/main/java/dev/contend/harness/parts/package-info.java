/**
 * What an application uses beside its database, as far as remedies need it: a queue of tasks, locks
 * outside the database, counters. An operation is handed them, so that the explorer can let it wait
 * before each call; the time is told by a {@link java.time.Clock} that it is handed as well.
 */
package dev.contend.harness.parts;
