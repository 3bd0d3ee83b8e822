package dev.contend.harness.bench;

import dev.contend.harness.database.StartedDatabase;
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

  /** Whether that says anything: what was there before, and what is in memory, has its own ways. */
  public boolean hasDurability() {
    return hasDurability(cell);
  }

  /** Whether it makes a difference to the cell how its server is started. */
  public static boolean hasDurability(Cell cell) {
    return cell.database() instanceof StartedDatabase && !cell.engine().versions().isEmpty();
  }
}
