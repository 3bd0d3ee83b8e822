package dev.contend.harness.hermitage;

/**
 * A row of the table {@code test}.
 *
 * @param id its key
 * @param value what it holds
 */
record Row(int id, int value) {
  @Override
  public String toString() {
    return "(" + id + "," + value + ")";
  }
}
