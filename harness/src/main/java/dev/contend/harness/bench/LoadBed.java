package dev.contend.harness.bench;

import com.zaxxer.hikari.HikariDataSource;
import dev.contend.harness.database.EmbeddedDatabase;
import dev.contend.harness.database.Engine;
import dev.contend.harness.database.IsolationSetting;
import dev.contend.harness.database.Schema;
import dev.contend.harness.database.Server;
import dev.contend.harness.database.ServerException;
import dev.contend.harness.database.ServerOptions;
import dev.contend.harness.parts.InProcessServices;
import dev.contend.harness.parts.RealParts;
import dev.contend.harness.parts.Services;
import dev.contend.harness.redis.AttachedRedis;
import dev.contend.harness.redis.RedisServer;
import dev.contend.harness.workload.Load;
import dev.contend.harness.workload.Need;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A load with all that it needs: a server, a schema with its tables, a session for each thread. On
 * a server that another process runs if there is a {@link ServersFile}, else on one of its own.
 */
public final class LoadBed implements AutoCloseable {
  /** Longer than the locks are waited for that an engine's own settings let wait. */
  private static final Duration LONGEST_SILENCE = Duration.ofMinutes(2);

  /** Switches the durability of a server off that is started here. */
  private static final String FAST = "contend.bench.fast";

  private static final int SPARE_CONNECTIONS = 20;

  private final Engine engine;
  private final Load load;
  private final Services services;
  private final HikariDataSource sessions;
  private final long seed;

  /** Callers that are not done. */
  private final AtomicInteger callers;

  /** What is closed at the end, the last first. */
  private final Deque<AutoCloseable> opened;

  private LoadBed(
      Engine engine,
      Load load,
      Services services,
      HikariDataSource sessions,
      long seed,
      int callers,
      Deque<AutoCloseable> opened) {
    this.engine = engine;
    this.load = load;
    this.services = services;
    this.sessions = sessions;
    this.seed = seed;
    this.callers = new AtomicInteger(callers);
    this.opened = opened;
  }

  /**
   * Makes the tables and opens the sessions.
   *
   * @param threads that will call
   * @throws ServerException if there is no server
   * @throws SQLException if it can't be used
   * @throws IOException if the {@link ServersFile} can't be read
   * @throws IllegalArgumentException with a sentence, if there is no such cell
   */
  public static LoadBed open(LoadName name, int threads)
      throws ServerException, SQLException, IOException {
    Optional<ServersFile> file = ServersFile.ofThisProcess();
    file.ifPresent(StarterWatch::begin);
    Deque<AutoCloseable> opened = new ArrayDeque<>();
    try {
      Server server = server(name, threads, file);
      opened.push(server);
      Services services = services(name, server.engine(), file, opened);
      Load load = name.load(server.engine());
      Schema schema = server.createSchema(name.workload());
      opened.push(schema);
      try (Connection control = schema.connect()) {
        load.prepare(control);
        load.fill(new RealParts(control, null, services));
      }
      IsolationSetting isolation = name.isolation(server);
      // A strategy may want a second one.
      HikariDataSource sessions = schema.pool(isolation, 2 * threads, LONGEST_SILENCE);
      long seed = file.map(ServersFile::seed).orElse(0L);
      return new LoadBed(server.engine(), load, services, sessions, seed, threads, opened);
    } catch (ServerException | SQLException | RuntimeException e) {
      closeAll(opened);
      throw e;
    }
  }

  private static Server server(LoadName name, int threads, Optional<ServersFile> file)
      throws ServerException {
    ServerOptions options =
        new ServerOptions(!Boolean.getBoolean(FAST), 2 * threads + SPARE_CONNECTIONS);
    if (file.isPresent()) {
      return file.get().server(name.database(), options);
    }
    return EmbeddedDatabase.named(name.database())
        .orElseThrow(() -> name.unknownDatabase())
        .start(options);
  }

  private static Services services(
      LoadName name, Engine engine, Optional<ServersFile> file, Deque<AutoCloseable> opened)
      throws ServerException {
    if (!name.needs().contains(Need.REDIS)) {
      return new InProcessServices();
    }
    if (file.isPresent()) {
      AttachedRedis redis = file.get().redis();
      opened.push(redis);
      return redis.services();
    }
    RedisServer redis = RedisServer.start();
    opened.push(redis);
    return redis.services();
  }

  /**
   * A client with a session of its own.
   *
   * @param number of the thread, from 0
   * @throws SQLException if the server gives no session
   */
  public Caller caller(int number) throws SQLException {
    return new Caller(load.client(new SplittableRandom(seed + number)), sessions, services, engine);
  }

  /** A caller is done; after the last one {@link #close} is called. */
  public void closeAfterLast() {
    if (callers.decrementAndGet() == 0) {
      close();
    }
  }

  /** Drops the schema, and ends what was started here. */
  @Override
  public void close() {
    closeAll(opened);
  }

  private static void closeAll(Deque<AutoCloseable> opened) {
    List<AutoCloseable> all = List.copyOf(opened);
    opened.clear();
    for (AutoCloseable each : all) {
      try {
        each.close();
      } catch (Exception e) {
        // The process that it is closed in ends now, and with it whatever it has.
        continue;
      }
    }
  }
}
