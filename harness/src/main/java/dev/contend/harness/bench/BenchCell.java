package dev.contend.harness.bench;

import dev.contend.harness.run.Cell;

/**
 * What is measured.
 *
 * @param cell with the driver stress, as many clients are at work
 * @param durable whether its server runs with its own durability and time-outs
 * @param threads that call operations at the same time
 * @param keys among which they choose
 */
public record BenchCell(Cell cell, boolean durable, int threads, int keys) {

  /** Whether that says anything of its database. */
  public boolean hasDurability() {
    return cell.database().hasDurability();
  }
}
