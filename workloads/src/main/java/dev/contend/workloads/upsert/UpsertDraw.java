package dev.contend.workloads.upsert;

/** An operation as it is drawn: on a slot, whose product depends on the run. */
sealed interface UpsertDraw {
  int slot();

  /**
   * A request of a user.
   *
   * @param price whether it sets the price, else the weight
   */
  record Upsert(int slot, int user, boolean price) implements UpsertDraw {}

  /** The slot's last request is sent again. */
  record Again(int slot) implements UpsertDraw {}

  /** The slot's product is read. */
  record Read(int slot) implements UpsertDraw {}
}
