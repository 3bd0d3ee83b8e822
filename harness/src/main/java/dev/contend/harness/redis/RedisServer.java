package dev.contend.harness.redis;

import dev.contend.harness.database.Binaries;
import dev.contend.harness.database.Credentials;
import dev.contend.harness.database.FreePort;
import dev.contend.harness.database.Polling;
import dev.contend.harness.database.ServerException;
import dev.contend.harness.database.ServerFolder;
import dev.contend.harness.parts.ServiceLostException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import redis.clients.jedis.ClientSetInfoConfig;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.executors.DefaultCommandExecutor;
import redis.clients.jedis.providers.PooledConnectionProvider;

/**
 * A Redis server of ours: unpacked from an artifact and started in a temporary folder. It listens
 * on the loopback address alone, has a random password and keeps nothing on the disk. Nothing of it
 * outlives this process, however that ends.
 */
public final class RedisServer implements AutoCloseable {
  private static final String PRODUCT = "redis";
  private static final Duration LONGEST_START = Duration.ofSeconds(30);

  /** Longer than a machine at its limit takes: no operation shall break for that. */
  private static final int LONGEST_ANSWER_MILLIS = 30_000;

  private final ServerFolder folder;
  private final Process process;
  private final int port;
  private final String password;
  private final RedisClient client;
  private final AtomicInteger races = new AtomicInteger();

  private RedisServer(ServerFolder folder, Process process, int port, String password) {
    this.folder = folder;
    this.process = process;
    this.port = port;
    this.password = password;
    this.client = client(port, password);
  }

  /**
   * Starts one, or throws and leaves nothing behind.
   *
   * @throws ServerException if it can't be had
   */
  public static RedisServer start() throws ServerException {
    Binaries.requirePlatform(PRODUCT);
    Binaries binaries = Binaries.ofUser();
    ServerFolder folder = ServerFolder.create(PRODUCT, binaries.root());
    boolean ready = false;
    try {
      RedisServer server = start(RedisProgram.unpack(binaries), folder);
      server.awaitReady();
      ready = true;
      return server;
    } catch (ServerException e) {
      throw new ServerException(
          "No redis server could be started: " + e.getMessage(), e.detail(), e);
    } catch (IOException e) {
      throw new ServerException(
          "No redis server could be started in %s (%s): give it 1 MB, or choose another folder with"
                  .formatted(folder.path().getParent(), e.getMessage())
              + " -Djava.io.tmpdir.",
          folder.logTail(),
          e);
    } finally {
      if (!ready) {
        folder.remove();
      }
    }
  }

  private static RedisServer start(Path program, ServerFolder folder)
      throws ServerException, IOException {
    int port = FreePort.find();
    String password = Credentials.randomPassword();
    Process process = RedisProgram.start(program, folder, port, password);
    return new RedisServer(folder, process, port, password);
  }

  /** Its connections are opened when they are needed, one for each thread that is amid a call. */
  static RedisClient client(int port, String password) {
    ConnectionPoolConfig pool = new ConnectionPoolConfig();
    pool.setMaxTotal(-1);
    pool.setMaxIdle(-1);
    PooledConnectionProvider connections =
        new PooledConnectionProvider(
            new HostAndPort("127.0.0.1", port),
            DefaultJedisClientConfig.builder()
                .password(password)
                .timeoutMillis(LONGEST_ANSWER_MILLIS)
                // Redis knows the command from 7.2.
                .clientSetInfoConfig(ClientSetInfoConfig.DISABLED)
                .build(),
            pool);
    return RedisClient.builder()
        .connectionProvider(connections)
        .commandExecutor(new LossReporter(new DefaultCommandExecutor(connections)))
        .build();
  }

  private void awaitReady() throws ServerException {
    RuntimeException[] refusal = new RuntimeException[1];
    Polling.until(
        LONGEST_START,
        () -> {
          try {
            client.ping();
            refusal[0] = null;
            return true;
          } catch (JedisException | ServiceLostException e) {
            refusal[0] = e;
            return !process.isAlive();
          }
        });
    if (refusal[0] != null) {
      client.close();
      throw new ServerException(
          process.isAlive()
              ? "it took no connection within " + LONGEST_START.toSeconds() + " s."
              : RedisProgram.whyEnded(process.exitValue(), folder.logTail()),
          folder.logTail(),
          refusal[0]);
    }
  }

  /**
   * Queues, locks and counters for one race: nobody else's, and empty.
   *
   * @throws ServiceLostException if the server is gone
   */
  public RedisServices services() {
    client.ping();
    return new RedisServices(client, "race:" + races.incrementAndGet() + ":");
  }

  /** What {@link AttachedRedis} needs to reach it from another process of ours; a secret. */
  public Map<String, String> handover() {
    return Map.of(AttachedRedis.PORT, Integer.toString(port), AttachedRedis.PASSWORD, password);
  }

  /** Stops it and removes its folder. */
  @Override
  public void close() {
    client.close();
    folder.remove();
  }

  ProcessHandle process() {
    return process.toHandle();
  }

  Path folder() {
    return folder.path();
  }
}
