package dev.contend.harness.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Of what is written for MySQL, what a MariaDB understands as well. */
class MySqlGuestIT {
  private final EmbeddedServer mariaDb = TestServers.of(MariaDbEngine.class);
  private final ServerUrl url =
      new ServerUrl(new MySqlEngine(), "127.0.0.1", mariaDb.port(), "", Map.of());
  private final Credentials user = new Credentials("mysqler", "correct horse");

  @BeforeEach
  void letIn() throws SQLException {
    try (Connection administrator = mariaDb.access().control("").getConnection()) {
      Queries.run(
          administrator,
          List.of(
              "CREATE USER mysqler IDENTIFIED BY 'correct horse'",
              "GRANT ALL ON `contend\\_%`.* TO mysqler"));
    }
  }

  @AfterEach
  void throwOut() throws SQLException {
    try (Connection administrator = mariaDb.access().control("").getConnection()) {
      Queries.run(administrator, List.of("DROP USER mysqler"));
    }
  }

  @Test
  void aMariaDbIsNotTakenForAMySql() {
    ExternalDatabase database = new ExternalDatabase("mine", url);
    assertThatThrownBy(() -> database.engine().connect(database, user))
        .isInstanceOf(ServerException.class)
        .hasMessageMatching("mine: this is MariaDB 11\\.4.*; write jdbc:mariadb: in --db-url\\.");
  }

  @Test
  void theMarkIsInTheCommentOfATable() throws SQLException {
    MySqlGuest guest = new MySqlGuest(new ExternalDatabase("mine", url), user);
    RunMark dead = RunMark.random();
    RunMark alive = RunMark.random();
    String abandoned = ServerSchema.name("abandoned");
    String unmarked = ServerSchema.name("unmarked");
    try (Connection control = guest.access().control("").getConnection();
        Connection holder = guest.access().control("").getConnection();
        ServerSchema used = ServerSchema.create(guest.access(), "used", alive.comment())) {
      assertThat(guest.lock(holder, alive)).isTrue();
      Queries.run(control, guest.access().create(abandoned, dead.comment()));
      Queries.run(control, List.of("CREATE DATABASE " + unmarked));
      assertThat(guest.schemas(control))
          .containsEntry(abandoned, dead.comment())
          .containsEntry(unmarked, "")
          .containsEntry(used.name(), alive.comment());
      assertThat(new Leftovers(guest, control).drop())
          .anyMatch(note -> note.startsWith(abandoned) && note.endsWith("was dropped."))
          .anyMatch(note -> note.startsWith(unmarked) && note.endsWith("left alone."))
          .noneMatch(note -> note.startsWith(used.name()));
      assertThat(guest.schemas(control)).containsKeys(unmarked, used.name());
      Queries.run(control, List.of("DROP DATABASE " + unmarked));
    }
  }
}
