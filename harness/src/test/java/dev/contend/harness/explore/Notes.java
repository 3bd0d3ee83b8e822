package dev.contend.harness.explore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.harness.explore.scenario.Scenario;
import dev.contend.harness.explore.scenario.Trace;
import dev.contend.harness.explore.schedule.Patience;
import dev.contend.harness.parts.Parts;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** For tests of what sessions are handed beside their connections: a table of notes. */
abstract class Notes {
  private Arena arena;
  final List<Trace> traces = new ArrayList<>();

  @BeforeEach
  void openArena() throws Exception {
    arena =
        Arena.open(
            "postgres",
            "read-committed",
            4,
            List.of("CREATE TABLE note (id INT PRIMARY KEY, seen INT NOT NULL DEFAULT 0)"));
  }

  @AfterEach
  void closeArena() throws Exception {
    arena.close();
  }

  /** Explores to the end; its traces are in {@link #traces} then. */
  Exploration explore(Scenario scenario) throws Exception {
    traces.clear();
    ExploreSettings settings =
        new ExploreSettings(
            ExploreSettings.DEFAULT_BUDGET, false, ExploreSettings.EVERYTHING, 2, Patience.DEFAULT);
    try (Explorer explorer =
        new Explorer(
            arena.bed(),
            scenario,
            settings,
            outcome -> outcome,
            trace -> {
              traces.add(trace);
              return List.of();
            })) {
      Exploration exploration = explorer.explore();
      assertThat(exploration.broken())
          .allSatisfy(broken -> assertThat(broken.reproduced()).isEqualTo(2));
      return exploration;
    }
  }

  /** How many notes there are, and how often they were seen. */
  static Object state(Parts parts, Object given) throws SQLException {
    try (Statement statement = parts.connection().createStatement();
        ResultSet row =
            statement.executeQuery("SELECT count(*), coalesce(sum(seen), 0) FROM note")) {
      row.next();
      return row.getInt(1) + " rows, " + row.getInt(2) + " seen";
    }
  }

  /** Runs a statement; answers how many rows it changed. */
  static int update(Parts parts, String sql) throws SQLException {
    try (PreparedStatement statement = parts.connection().prepareStatement(sql)) {
      return statement.executeUpdate();
    }
  }
}
