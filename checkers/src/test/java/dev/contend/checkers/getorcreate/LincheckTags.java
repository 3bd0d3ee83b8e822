package dev.contend.checkers.getorcreate;

import java.util.Set;

/**
 * The test table's first tag as Lincheck wants a specification: a plain class. The id of a row is
 * an argument, since no state tells which one it gets.
 */
public class LincheckTags {
  private static final long NO_ROW = -1;
  private static final long UNNAMED = 0;

  private long row = 1;

  /** Whether it was made by this call. */
  public boolean created(long id) {
    if (row != NO_ROW) {
      return false;
    }
    row = id;
    return true;
  }

  /** Whether it was there, with that id. */
  public boolean found(long id) {
    return end(Set.of(id));
  }

  public void unknown() {
    row = row == NO_ROW ? UNNAMED : row;
  }

  /** Whether these can be all rows. */
  public boolean end(Set<Long> ids) {
    if (row == UNNAMED && ids.size() == 1) {
      row = ids.iterator().next();
    }
    return row == NO_ROW ? ids.isEmpty() : ids.equals(Set.of(row));
  }
}
