package dev.contend.workloads.bench;

import dev.contend.harness.bench.CallTimes;
import dev.contend.harness.bench.ServersFile;
import dev.contend.harness.database.Database;
import dev.contend.harness.database.EmbeddedDatabase;
import dev.contend.harness.database.Engine;
import dev.contend.harness.database.IsolationSetting;
import dev.contend.harness.database.PostgresEngine;
import dev.contend.harness.database.Schema;
import dev.contend.harness.database.Server;
import dev.contend.harness.database.ServerOptions;
import dev.contend.harness.parts.InProcessServices;
import dev.contend.harness.parts.RealParts;
import dev.contend.harness.run.Machine;
import dev.contend.harness.stress.Recorder;
import dev.contend.harness.stress.StressDriver;
import dev.contend.harness.stress.StressSettings;
import dev.contend.harness.workload.Load;
import dev.contend.harness.workload.Strategy;
import dev.contend.harness.workload.Workload;
import dev.contend.workloads.stock.StockWorkload;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * What we cost ourselves: orders and cancels of {@code stock} by conditional-update, by the stress
 * runner, by JMH, by a loop over plain connections and by pgbench, on one PostgreSQL, in turns. To
 * be run on a machine that does nothing else, after {@code mvn verify} has compiled it:
 *
 * <pre>
 * java -cp "workloads/target/test-classes:workloads/target/classes:workloads/target/lib/*" \
 *     dev.contend.workloads.bench.Overhead [SECONDS [ROUNDS [CLIENTS…]]]
 * </pre>
 *
 * By default five rounds of ten seconds with 1, 4 and 16 clients, which take a quarter of an hour.
 * Each line has the median of the rounds in operations a second, its share of the plain loop's, and
 * the rounds themselves.
 */
final class Overhead {
  private static final int KEYS = 1000;
  private static final int WARMUP_SECONDS = 5;
  private static final Engine POSTGRES = new PostgresEngine();
  private static final Workload STOCK = new StockWorkload();
  private static final Strategy STRATEGY =
      STOCK.strategies().stream()
          .filter(strategy -> strategy.name().equals("conditional-update"))
          .findFirst()
          .orElseThrow();
  private static final IsolationSetting READ_COMMITTED = POSTGRES.isolationSettings().get(0);

  private final Server server;
  private final Optional<PgBench> pgbench;
  private final int seconds;

  private Overhead(Server server, int seconds) throws Exception {
    this.server = server;
    this.seconds = seconds;
    this.pgbench = PgBench.find();
  }

  /** Prints it. */
  public static void main(String[] arguments) throws Exception {
    int seconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10;
    int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
    List<Integer> clients = new ArrayList<>();
    for (int i = 2; i < arguments.length; i++) {
      clients.add(Integer.parseInt(arguments[i]));
    }
    // Fast settings, so that nobody hides behind the disk.
    try (Server server = POSTGRES.start(new ServerOptions(false, 100))) {
      Overhead overhead = new Overhead(server, seconds);
      if (overhead.pgbench.isEmpty()) {
        System.out.println(
            "There is no pgbench in /usr/lib/postgresql; Debian's postgresql has it.");
      }
      System.out.printf(
          "%s, PostgreSQL %s; operations a second, medians of %d rounds of %d s%n",
          Machine.describe(), server.version(), rounds, seconds);
      System.out.println("clients  by        operations  share of loop's  rounds");
      overhead.bare(4, WARMUP_SECONDS);
      overhead.stress(4, WARMUP_SECONDS);
      for (int count : clients.isEmpty() ? List.of(1, 4, 16) : clients) {
        overhead.print(count, rounds);
      }
    }
  }

  private void print(int clients, int rounds) throws Exception {
    Map<String, Callable<Double>> ways = new LinkedHashMap<>();
    ways.put("loop", () -> bare(clients, seconds));
    ways.put("stress", () -> stress(clients, seconds));
    ways.put("jmh", () -> jmh(clients));
    pgbench.ifPresent(program -> ways.put("pgbench", () -> pgbench(program, clients)));
    Map<String, List<Double>> measured = new LinkedHashMap<>();
    for (int round = 0; round < rounds; round++) {
      for (Map.Entry<String, Callable<Double>> way : ways.entrySet()) {
        measured
            .computeIfAbsent(way.getKey(), name -> new ArrayList<>())
            .add(way.getValue().call());
      }
    }
    double loop = median(measured.get("loop"));
    measured.forEach(
        (name, rates) ->
            System.out.printf(
                "%7d  %-8s  %9.0f  %15.2f  %s%n",
                clients,
                name,
                median(rates),
                median(rates) / loop,
                rates.stream().map("%.0f"::formatted).collect(Collectors.joining(" "))));
  }

  private static double median(List<Double> rates) {
    return rates.stream().sorted().toList().get(rates.size() / 2);
  }

  private static Load load() {
    return STOCK.load(STRATEGY, POSTGRES, KEYS).orElseThrow();
  }

  /** Plain connections, neither pooled nor watched. */
  private double bare(int clients, int duration) throws Exception {
    Load load = load();
    try (Schema schema = server.createSchema("bare")) {
      prepare(load, schema);
      ExecutorService threads = Executors.newFixedThreadPool(clients);
      try {
        long start = System.nanoTime();
        long end = start + Duration.ofSeconds(duration).toNanos();
        List<Future<Long>> counts = new ArrayList<>();
        for (int client = 0; client < clients; client++) {
          Load.Client own = load.client(new SplittableRandom(client));
          counts.add(threads.submit(() -> loop(own, schema, end)));
        }
        long all = 0;
        for (Future<Long> count : counts) {
          all += count.get();
        }
        return all * 1e9 / (System.nanoTime() - start);
      } finally {
        threads.shutdown();
      }
    }
  }

  private static long loop(Load.Client client, Schema schema, long end) throws Exception {
    long done = 0;
    try (Connection session = schema.connect()) {
      RealParts parts = new RealParts(session, null, new InProcessServices());
      while (System.nanoTime() < end) {
        done += client.operate(parts) ? 1 : 0;
      }
    }
    return done;
  }

  private static void prepare(Load load, Schema schema) throws Exception {
    try (Connection control = schema.connect()) {
      load.prepare(control);
      load.fill(new RealParts(control, null, new InProcessServices()));
    }
  }

  /** As a race, with its history on the disk. */
  private double stress(int clients, int duration) throws Exception {
    Path folder = Files.createTempDirectory("overhead-");
    Path file = folder.resolve("history.edn");
    try (Schema schema = server.createSchema("stress");
        Recorder recorder = new Recorder(file)) {
      StressSettings settings =
          new StressSettings(
              clients, new StressSettings.Budget.Time(Duration.ofSeconds(duration)), 1);
      var result =
          new StressDriver(POSTGRES, schema, READ_COMMITTED, settings, new InProcessServices())
              .run(new LoadRace(load(), clients), recorder);
      return result.allLatencies().getTotalCount() / result.seconds();
    } finally {
      Files.deleteIfExists(file);
      Files.delete(folder);
    }
  }

  private double jmh(int clients) throws Exception {
    Map<Database, Server> servers = Map.of(new EmbeddedDatabase(POSTGRES), server);
    try (ServersFile file = ServersFile.write(servers, Map.of(), 1)) {
      return new Runner(
              new OptionsBuilder()
                  .include(StrategyBenchmark.class.getName())
                  .param("keys", Integer.toString(KEYS))
                  .param("isolation", READ_COMMITTED.name())
                  .mode(Mode.Throughput)
                  .addProfiler(CallTimes.class)
                  .forks(1)
                  .threads(clients)
                  .warmupIterations(1)
                  .warmupTime(TimeValue.seconds(Math.min(WARMUP_SECONDS, seconds)))
                  .measurementIterations(1)
                  .measurementTime(TimeValue.seconds(seconds))
                  .shouldFailOnError(true)
                  .jvmArgsAppend(file.option())
                  .verbosity(org.openjdk.jmh.runner.options.VerboseMode.SILENT)
                  .build())
          .run()
          .iterator()
          .next()
          .getPrimaryResult()
          .getScore();
    }
  }

  private double pgbench(PgBench program, int clients) throws Exception {
    try (Schema schema = server.createSchema("pgbench")) {
      prepare(load(), schema);
      return program.measure(server, schema, clients, seconds, KEYS);
    }
  }
}
