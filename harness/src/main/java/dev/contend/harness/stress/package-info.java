/**
 * The stress driver: clients, each with a session of its own, call what the generator draws, and
 * what happens is recorded as it happens. Start reading at {@link
 * dev.contend.harness.stress.StressDriver}; what an error means for the history is in {@link
 * dev.contend.harness.tracking.Outcome}.
 */
package dev.contend.harness.stress;
