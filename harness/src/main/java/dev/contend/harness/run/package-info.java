/**
 * Runs: a {@link dev.contend.harness.run.Selection} of the {@link
 * dev.contend.harness.run.Catalogue} gives cells, {@link dev.contend.harness.run.CellRunner} races
 * and judges one, {@link dev.contend.harness.run.Run} does all of them and leaves the run
 * directory.
 */
package dev.contend.harness.run;
