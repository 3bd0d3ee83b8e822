package dev.contend.workloads.stock;

/** An operation as it is drawn: on a slot, whose order depends on the run. */
sealed interface StockDraw {
  /** Of the slots of all products; it says which product. */
  int slot();

  /** Orders the slot's product and keeps the order there. */
  record Order(int slot) implements StockDraw {}

  /** Cancels the newest order of the slot. */
  record Cancel(int slot) implements StockDraw {}

  /** Reads the stock of the slot's product. */
  record Read(int slot) implements StockDraw {}
}
