package dev.contend.harness.hermitage;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What one session was told in one schedule.
 *
 * @param said answers to its statements, as far as it came
 * @param end how its transaction ended
 * @param error of a transaction that was ended by one, its SQLSTATE and the vendor's code where
 *     that is another; empty otherwise
 */
record Told(List<Said> said, End end, String error) {
  Told {
    said = List.copyOf(said);
    Objects.requireNonNull(end, "end");
    Objects.requireNonNull(error, "error");
  }

  /** How a transaction can end. */
  enum End {
    COMMITTED,
    ROLLED_BACK,
    /** An error ended it, at a statement or at its commit. */
    FAILED
  }

  boolean committed() {
    return end == End.COMMITTED;
  }

  /** What its statement of that number, from 0, read; empty if it never came to that. */
  Optional<List<Row>> rows(int statement) {
    return statement < said.size() && said.get(statement) instanceof Said.Read read
        ? Optional.of(read.rows())
        : Optional.empty();
  }

  /** Whether that statement read exactly these rows. */
  boolean readExactly(int statement, Row... rows) {
    return rows(statement).filter(List.of(rows)::equals).isPresent();
  }

  /** Whether that statement read that row, and perhaps others. */
  boolean read(int statement, int id, int value) {
    return rows(statement).filter(rows -> rows.contains(new Row(id, value))).isPresent();
  }

  /** Whether any of its statements read that row. */
  boolean everRead(int id, int value) {
    for (int statement = 0; statement < said.size(); statement++) {
      if (read(statement, id, value)) {
        return true;
      }
    }
    return false;
  }

  /** Whether that statement changed so many rows. */
  boolean changed(int statement, int rows) {
    return statement < said.size() && said.get(statement).equals(new Said.Changed(rows));
  }

  /** For people, and compared by replays. */
  @Override
  public String toString() {
    String ended =
        switch (end) {
          case COMMITTED -> "committed";
          case ROLLED_BACK -> "rolled back";
          case FAILED -> "ended by error " + error;
        };
    return said.isEmpty()
        ? ended
        : said.stream().map(Said::toString).collect(Collectors.joining(", ")) + "; " + ended;
  }
}
