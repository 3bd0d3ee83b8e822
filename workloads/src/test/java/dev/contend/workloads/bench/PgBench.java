package dev.contend.workloads.bench;

import dev.contend.harness.database.Schema;
import dev.contend.harness.database.Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** PostgreSQL's own benchmark, with the statements of {@code stock}'s conditional-update. */
final class PgBench {
  /** What pgjdbc sends for an order and its cancel, but for BEGIN, which it sends with the next. */
  private static final String SCRIPT =
      """
      \\set product random(1, :keys)
      BEGIN;
      UPDATE product SET stock = stock - 1 WHERE id = :product AND stock > 0;
      INSERT INTO orders (product_id, status) VALUES (:product, 'open') RETURNING id \\gset
      COMMIT;
      BEGIN;
      UPDATE orders SET status = 'cancelled' WHERE id = :id AND status = 'open';
      UPDATE product SET stock = stock + 1
        WHERE id = (SELECT product_id FROM orders WHERE id = :id);
      COMMIT;
      """;

  private static final int OPERATIONS_OF_THE_SCRIPT = 2;
  private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+)");

  private final Path program;

  private PgBench(Path program) {
    this.program = program;
  }

  /** The one of the system, since the embedded server comes without; Debian has it. */
  static Optional<PgBench> find() throws IOException {
    Path debian = Path.of("/usr/lib/postgresql");
    if (!Files.isDirectory(debian)) {
      return Optional.empty();
    }
    try (Stream<Path> versions = Files.list(debian)) {
      return versions
          .sorted()
          .map(version -> version.resolve("bin/pgbench"))
          .filter(Files::isExecutable)
          .reduce((first, last) -> last)
          .map(PgBench::new);
    }
  }

  /** Operations a second; the tables are there. */
  double measure(Server server, Schema schema, int clients, int seconds, int keys)
      throws IOException, InterruptedException {
    Path script = Files.writeString(Files.createTempFile("pgbench-", ".sql"), SCRIPT);
    try {
      ProcessBuilder command =
          new ProcessBuilder(
              List.of(
                  program.toString(),
                  "--no-vacuum",
                  "--protocol=prepared",
                  "--client=" + clients,
                  "--jobs=" + Math.min(clients, Runtime.getRuntime().availableProcessors()),
                  "--time=" + seconds,
                  "--define=keys=" + keys,
                  "--file=" + script,
                  "--host=127.0.0.1",
                  "--port=" + server.handover().get("port"),
                  "--username=contend",
                  "postgres"));
      command.environment().put("PGPASSWORD", server.handover().get("password"));
      command.environment().put("PGOPTIONS", "-c search_path=" + schema.name());
      Process process = command.redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes());
      Matcher rate = RATE.matcher(said);
      if (process.waitFor() != 0 || !rate.find()) {
        throw new IOException("pgbench failed: " + said);
      }
      return Double.parseDouble(rate.group(1)) * OPERATIONS_OF_THE_SCRIPT;
    } finally {
      Files.delete(script);
    }
  }
}
