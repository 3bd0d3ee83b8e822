package dev.contend.harness.bench;

import dev.contend.harness.database.Binaries;
import dev.contend.harness.database.Database;
import dev.contend.harness.database.Engine;
import dev.contend.harness.database.Engines;
import dev.contend.harness.database.Handover;
import dev.contend.harness.database.Server;
import dev.contend.harness.database.ServerException;
import dev.contend.harness.database.ServerFolder;
import dev.contend.harness.database.ServerOptions;
import dev.contend.harness.redis.AttachedRedis;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * By which the Java processes of JMH find the servers of the process that started them. It holds
 * passwords, so only its owner can read it, and only its path stands on a command line.
 */
public final class ServersFile implements AutoCloseable {
  /** The system property that has its path. */
  static final String PROPERTY = "contend.bench.servers";

  private static final FileAttribute<?> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
  private static final String SEED = "seed";
  private static final String ENGINE = "engine";
  private static final String SERVER = "server.";
  private static final String REDIS = "redis.";

  private final Optional<ServerFolder> folder;
  private final Path path;
  private final Properties content;

  private ServersFile(Optional<ServerFolder> folder, Path path, Properties content) {
    this.folder = folder;
    this.path = path;
    this.content = content;
  }

  /**
   * Writes one into a temporary folder that does not outlive this process, however it ends.
   *
   * @param redis what {@link dev.contend.harness.run.RaceServices#redisHandover} gave
   * @param seed of all that clients draw
   */
  public static ServersFile write(
      Map<Database, Server> servers, Map<String, String> redis, long seed)
      throws IOException, ServerException {
    Properties content = new Properties();
    content.setProperty(SEED, Long.toString(seed));
    servers.forEach(
        (database, server) -> {
          String prefix = prefix(database.name());
          content.setProperty(prefix + ENGINE, database.engine().name());
          server.handover().forEach((key, value) -> content.setProperty(prefix + key, value));
        });
    redis.forEach((key, value) -> content.setProperty(REDIS + key, value));
    ServerFolder folder = ServerFolder.create("servers", Binaries.ofUser().root());
    Path path = folder.path().resolve("servers.properties");
    ServersFile file = new ServersFile(Optional.of(folder), path, content);
    try (Writer out = Files.newBufferedWriter(Files.createFile(path, OWNER_ONLY))) {
      content.store(out, null);
      return file;
    } catch (IOException e) {
      file.close();
      throw new IOException(
          "can't write %s (%s); make room, or choose another folder with -Djava.io.tmpdir"
              .formatted(path, e.getMessage()),
          e);
    }
  }

  /** The one that this process was started with; empty if it was started by somebody else. */
  static Optional<ServersFile> ofThisProcess() throws IOException {
    String path = System.getProperty(PROPERTY);
    return path == null ? Optional.empty() : Optional.of(read(Path.of(path)));
  }

  static ServersFile read(Path path) throws IOException {
    Properties content = new Properties();
    try (Reader in = Files.newBufferedReader(path)) {
      content.load(in);
    }
    return new ServersFile(Optional.empty(), path, content);
  }

  /** No name of a database ends as a prefix of another's would go on. */
  private static String prefix(String database) {
    return SERVER + database + "/";
  }

  /** The option of a Java process that is to find it. */
  public String option() {
    return "-D" + PROPERTY + "=" + path;
  }

  Path path() {
    return path;
  }

  long seed() {
    return Long.parseLong(content.getProperty(SEED));
  }

  /**
   * Reaches a server.
   *
   * @param database its name
   * @param options for one that runs in this process
   * @throws ServerException if it does not answer
   */
  Server server(String database, ServerOptions options) throws ServerException {
    Engine engine = Engines.named(content.getProperty(prefix(database) + ENGINE)).orElseThrow();
    return Handover.reach(engine, below(prefix(database), ENGINE), options);
  }

  /** The Redis; closing it leaves the server alone. */
  AttachedRedis redis() {
    return new AttachedRedis(below(REDIS, ""));
  }

  private Map<String, String> below(String prefix, String without) {
    return content.stringPropertyNames().stream()
        .filter(key -> key.startsWith(prefix) && !key.equals(prefix + without))
        .collect(Collectors.toMap(key -> key.substring(prefix.length()), content::getProperty));
  }

  /** Removes it. */
  @Override
  public void close() throws IOException {
    Files.deleteIfExists(path);
    folder.ifPresent(ServerFolder::remove);
  }
}
