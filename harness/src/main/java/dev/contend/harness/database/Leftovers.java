package dev.contend.harness.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Drops what killed runs have left on a server, and nothing else. */
final class Leftovers {
  private final Guest guest;
  private final Connection control;

  Leftovers(Guest guest, Connection control) {
    this.guest = guest;
    this.control = control;
  }

  /**
   * Drops every schema that carries the mark of a run that is dead.
   *
   * @return what there was, in sentences
   * @throws SQLException if the server can't be asked
   */
  List<String> drop() throws SQLException {
    List<String> sentences = new ArrayList<>();
    for (Map.Entry<String, String> schema : guest.schemas(control).entrySet()) {
      Optional<RunMark> mark = RunMark.parse(schema.getValue());
      if (mark.isEmpty()) {
        sentences.add(
            schema.getKey()
                + " does not carry Contend's mark, so it is somebody else's: left alone.");
      } else if (guest.lock(control, mark.get())) {
        try {
          drop(schema.getKey(), schema.getValue()).ifPresent(sentences::add);
        } finally {
          execute(guest.unlock(mark.get()));
        }
      }
    }
    return sentences;
  }

  private Optional<String> drop(String name, String comment) throws SQLException {
    if (!comment.equals(guest.schemas(control).get(name))) {
      // Another run, which started at the same time, was faster.
      return Optional.empty();
    }
    try {
      execute(guest.access().drop(name));
      return Optional.of(name + ", which a run that was killed had left, was dropped.");
    } catch (SQLException e) {
      return Optional.of(
          "%s, which a run that was killed had left, could not be dropped (%s)."
              .formatted(name, e.getMessage()));
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = control.createStatement()) {
      statement.execute(sql);
    }
  }
}
