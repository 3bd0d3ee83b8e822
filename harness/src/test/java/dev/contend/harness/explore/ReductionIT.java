package dev.contend.harness.explore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.harness.database.IsolationSetting;
import dev.contend.harness.database.Server;
import dev.contend.harness.explore.judge.Judge;
import dev.contend.harness.explore.judge.Outcome;
import dev.contend.harness.explore.scenario.Choice;
import dev.contend.harness.explore.scenario.OperationId;
import dev.contend.harness.explore.scenario.OperationRun;
import dev.contend.harness.explore.scenario.Scenario;
import dev.contend.harness.explore.scenario.Trace;
import dev.contend.harness.explore.scenario.TraceStep;
import dev.contend.harness.explore.search.Coverage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is left out of a search shows nothing that the rest does not show. All 500 scenarios: {@code
 * -Dcontend.random.scenarios=500}; others: {@code -Dcontend.random.seed=…}.
 */
class ReductionIT {
  private static final long SEED = Long.getLong("contend.random.seed", 20260101);
  private static final int SCENARIOS = Integer.getInteger("contend.random.scenarios", 16);

  /** What judges see of a schedule: how it ended, and which operation was over before another. */
  private record Seen(Outcome outcome, Set<List<OperationId>> precedence) {
    static Seen of(Judge judge, Trace trace) {
      Set<List<OperationId>> pairs = new HashSet<>();
      for (OperationRun one : trace.operations()) {
        for (OperationRun other : trace.operations()) {
          if (one.before(other)) {
            pairs.add(List.of(one.id(), other.id()));
          }
        }
      }
      return new Seen(judge.comparable(trace), pairs);
    }
  }

  /** Settings of all engines, each with its share of the scenarios. */
  static List<Arguments> shares() {
    List<Object[]> settings = new ArrayList<>();
    Arena.servers()
        .forEach(
            server ->
                server
                    .isolationSettings()
                    .forEach(setting -> settings.add(new Object[] {server, setting})));
    return IntStream.range(0, settings.size())
        .mapToObj(i -> share(settings.get(i), i, settings.size()))
        .toList();
  }

  private static Arguments share(Object[] place, int index, int of) {
    Server server = (Server) place[0];
    IsolationSetting setting = (IsolationSetting) place[1];
    return Arguments.of(
        Named.of(server.engine().name() + " " + setting.name(), server), setting.name(), index, of);
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("shares")
  void leavesNoOutcomeOut(Server server, String setting, int index, int of) throws Exception {
    List<RandomScenario> scenarios = RandomScenario.many(SEED, SCENARIOS);
    Tally tally = new Tally();
    try (Arena arena =
        Arena.open(server, setting, 3, RandomScenario.tables(server.engine().identityColumn()))) {
      for (int i = index; i < scenarios.size(); i += of) {
        String name = "seed " + SEED + ", scenario " + i + "\n";
        try {
          compare(arena, scenarios.get(i), name, tally);
        } catch (Exception e) {
          throw new AssertionError(name + scenarios.get(i) + e.getMessage(), e);
        }
      }
    }
    System.out.printf("%s %s, seed %d: %s%n", server.engine().name(), setting, SEED, tally);
  }

  private static void compare(Arena arena, RandomScenario random, String name, Tally tally)
      throws Exception {
    Scenario scenario = random.scenario();
    Judge judge =
        new Judge(
            scenario,
            order -> {
              throw new AssertionError("nothing is judged here");
            },
            UnaryOperator.identity());
    Set<Seen> all = new HashSet<>();
    Set<List<Choice>> schedules = new HashSet<>();
    long start = System.nanoTime();
    Coverage full =
        arena.all(
            scenario,
            false,
            trace -> {
              all.add(Seen.of(judge, trace));
              tally.waits(trace);
              assertThat(schedules.add(trace.choices())).as("a new schedule").isTrue();
              return true;
            });
    Set<Seen> some = new HashSet<>();
    long between = System.nanoTime();
    Coverage reduced =
        arena.reduced(
            scenario,
            trace -> {
              some.add(Seen.of(judge, trace));
              assertThat(schedules).as(name + random).contains(trace.choices());
              return true;
            });
    tally.add(full, reduced, between - start, System.nanoTime() - between);
    assertThat(full.complete() && reduced.complete()).isTrue();
    assertThat(some).as(name + random).isEqualTo(all);
  }

  /** What it took. */
  private static final class Tally {
    private int scenarios;
    private long all;
    private long reduced;
    private long brokenOff;
    private long waits;
    private long waiting;
    private double allSeconds;
    private double reducedSeconds;
    private final Set<Double> ratios = new TreeSet<>();

    void waits(Trace trace) {
      long steps = trace.steps().stream().filter(TraceStep::waited).count();
      waits += steps;
      waiting += steps > 0 ? 1 : 0;
    }

    void add(Coverage full, Coverage some, long fullNanos, long someNanos) {
      scenarios++;
      all += full.schedules();
      reduced += some.schedules();
      brokenOff += some.brokenOff();
      allSeconds += fullNanos / 1e9;
      reducedSeconds += someNanos / 1e9;
      ratios.add((double) (some.schedules() + some.brokenOff()) / full.schedules());
    }

    @Override
    public String toString() {
      return ("%d scenarios, %d schedules (%d of them with waits, %d waits) in %.1f s; reduced %d"
              + " and %d broken off in %.1f s: ratio %.2f (%.2f with those), best %.2f")
          .formatted(
              scenarios,
              all,
              waiting,
              waits,
              allSeconds,
              reduced,
              brokenOff,
              reducedSeconds,
              (double) reduced / all,
              (double) (reduced + brokenOff) / all,
              ratios.isEmpty() ? 1 : ratios.iterator().next());
    }
  }
}
