package dev.contend.workloads.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.contend.harness.database.Engine;
import dev.contend.harness.database.H2Engine;
import dev.contend.harness.database.IsolationSetting;
import dev.contend.harness.database.Schema;
import dev.contend.harness.database.Server;
import dev.contend.harness.database.ServerOptions;
import dev.contend.harness.parts.InProcessServices;
import dev.contend.harness.parts.RealParts;
import dev.contend.harness.parts.Services;
import dev.contend.harness.run.Catalogue;
import dev.contend.harness.workload.Driver;
import dev.contend.harness.workload.Grade;
import dev.contend.harness.workload.Load;
import dev.contend.harness.workload.Strategy;
import dev.contend.harness.workload.Workload;
import java.sql.Connection;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever is alone finds something to do each time, whatever the strategy; on H2, in memory. */
class LoadsTest {
  private static final int OPERATIONS = 20;
  private static final Engine H2 = new H2Engine();
  private static Server server;

  @BeforeAll
  static void start() throws Exception {
    server = H2.start(new ServerOptions(false, 10));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  static Stream<Arguments> strategies() {
    return Catalogue.workloads().stream()
        .flatMap(
            workload ->
                workload.strategies().stream()
                    .filter(strategy -> applies(workload, strategy))
                    .map(strategy -> Arguments.of(workload.name(), strategy.name())));
  }

  private static boolean applies(Workload workload, Strategy strategy) {
    return !(workload.grades().grade(strategy.name(), H2, H2.defaultIsolation(), Driver.STRESS)
        instanceof Grade.NotApplicable);
  }

  @ParameterizedTest
  @MethodSource("strategies")
  void aloneEveryOperationDoesItsWork(String workloadName, String strategyName) throws Exception {
    Workload workload =
        Catalogue.workloads().stream()
            .filter(each -> each.name().equals(workloadName))
            .findFirst()
            .orElseThrow();
    Strategy strategy =
        workload.strategies().stream()
            .filter(each -> each.name().equals(strategyName))
            .findFirst()
            .orElseThrow();
    Load load = workload.load(strategy, H2, 2).orElseThrow();
    Services services = new InProcessServices();
    try (Schema schema = server.createSchema("load")) {
      try (Connection control = schema.connect()) {
        load.prepare(control);
        load.fill(new RealParts(control, null, services));
      }
      IsolationSetting isolation =
          H2.isolationSettings().stream()
              .filter(setting -> setting.name().equals(H2.defaultIsolation()))
              .findFirst()
              .orElseThrow();
      try (HikariDataSource pool = schema.pool(isolation, 2);
          Connection session = pool.getConnection()) {
        Load.Client client = load.client(new SplittableRandom(1));
        RealParts parts = new RealParts(session, pool, services);
        for (int i = 0; i < OPERATIONS; i++) {
          assertThat(client.operate(parts)).as("operation %d", i).isTrue();
          assertThat(session.getAutoCommit()).isTrue();
        }
      }
    }
  }
}
