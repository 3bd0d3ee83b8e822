package dev.contend.harness.hermitage;

import java.util.List;

/** What the server answered to one statement. */
sealed interface Said {

  /**
   * Rows, in the order of their keys: a statement that names no order promises none.
   *
   * @param rows that were read, none if there were none
   */
  record Read(List<Row> rows) implements Said {
    public Read {
      rows = List.copyOf(rows);
    }

    @Override
    public String toString() {
      return "read " + (rows.isEmpty() ? "nothing" : String.join("", texts(rows)));
    }

    private static List<String> texts(List<Row> rows) {
      return rows.stream().map(Row::toString).toList();
    }
  }

  /** How many rows it changed. */
  record Changed(int rows) implements Said {
    @Override
    public String toString() {
      return "changed " + rows;
    }
  }

  /** An error that left the transaction as it was, so that the session went on. */
  record Refused(String code) implements Said {
    @Override
    public String toString() {
      return "error " + code;
    }
  }
}
