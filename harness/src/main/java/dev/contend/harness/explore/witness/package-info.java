/**
 * Shows how a run of a scenario went, and what is wrong with it, as text for a terminal or a CI
 * log; see {@link dev.contend.harness.explore.witness.Witness}.
 */
package dev.contend.harness.explore.witness;
