package dev.contend.harness.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.harness.database.Database;
import dev.contend.harness.database.EmbeddedDatabase;
import dev.contend.harness.database.Schema;
import dev.contend.harness.database.Server;
import dev.contend.harness.database.ServerOptions;
import dev.contend.harness.database.TestServers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServersFileIT {
  private static final ServerOptions HERE = new ServerOptions(false, 10);

  @Test
  void anotherProcessReachesTheServersAndStopsNone() throws Exception {
    Map<Database, Server> servers = new LinkedHashMap<>();
    TestServers.shared()
        .forEach(server -> servers.put(new EmbeddedDatabase(server.engine()), server));
    Path path;
    try (ServersFile written = ServersFile.write(servers, Map.of("port", "1"), 42)) {
      path = written.path();
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
          .isEqualTo("rw-------");
      ServersFile read = ServersFile.read(path);
      assertThat(read.seed()).isEqualTo(42);
      for (Map.Entry<Database, Server> each : servers.entrySet()) {
        reach(read, each.getKey(), each.getValue());
      }
    }
    assertThat(path).doesNotExist();
  }

  private static void reach(ServersFile file, Database database, Server shared) throws Exception {
    String name;
    try (Server reached = file.server(database.name(), HERE)) {
      assertThat(reached.version()).isEqualTo(shared.version());
      assertThat(reached.isolationSettings()).isEqualTo(shared.isolationSettings());
      Schema schema = reached.createSchema("handed over");
      name = schema.name();
      try (Connection connection = schema.connect()) {
        assertThat(connection.isValid(5)).isTrue();
      }
    }
    try (Schema after = shared.createSchema("still there");
        Connection connection = after.connect()) {
      assertThat(connection.isValid(5)).isTrue();
      assertThat(after.name()).isNotEqualTo(name);
    }
  }
}
