package dev.contend.workloads.transactions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.checkers.Checker;
import dev.contend.checkers.transactions.TransactionChecker;
import dev.contend.checkers.transactions.levels.Level;
import dev.contend.harness.database.Engine;
import dev.contend.harness.database.Engines;
import dev.contend.harness.database.IsolationSetting;
import dev.contend.harness.run.Catalogue;
import dev.contend.harness.workload.Strategy;
import dev.contend.harness.workload.Workload;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the manuals promise, and of which strategies that is said. */
class PromisesTest {

  @Test
  void everySettingOfAnEngineThatIsTestedPromisesALevel() {
    for (Engine engine : Engines.tested()) {
      for (IsolationSetting setting : engine.isolationSettings()) {
        assertThat(Promises.of(engine.name(), setting.name()))
            .as("%s %s", engine.name(), setting)
            .isPresent();
      }
    }
    assertThat(Promises.of("mysql", "serializable")).isEmpty();
  }

  @Test
  void strongerSettingsPromiseNoLess() {
    for (Engine engine : Engines.tested()) {
      Level before = Level.READ_UNCOMMITTED;
      for (IsolationSetting setting : engine.isolationSettings()) {
        Level level = Promises.of(engine.name(), setting.name()).orElseThrow();
        assertThat(level.includes(before)).as("%s %s", engine.name(), setting).isTrue();
        before = level;
      }
    }
  }

  @Test
  void allAreJudgedByOneLevelAndErrorsAreNotOverlooked() {
    for (Workload workload : Catalogue.workloads()) {
      if (workload instanceof TransactionWorkload<?>) {
        assertThat(workload.checkers()).hasSize(1);
        for (Strategy strategy : workload.strategies()) {
          for (Engine engine : Engines.all()) {
            List<Checker> checkers = workload.checkers(strategy, engine, "serializable");
            assertThat(checkers)
                .extracting(Checker::name)
                .containsExactly("isolation", "unhandled-error", "partial-effect");
            assertThat(((TransactionChecker) checkers.get(0)).level())
                .isEqualTo(Level.STRONG_SERIALIZABLE);
          }
        }
      }
    }
  }
}
