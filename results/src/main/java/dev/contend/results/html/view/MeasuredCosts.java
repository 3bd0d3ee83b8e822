package dev.contend.results.html.view;

import dev.contend.results.BenchRecord;
import dev.contend.results.RunDirectory;
import dev.contend.results.RunRecord;
import dev.contend.results.RunRecord.DatabaseRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The costs that a run measured. Where both settings of durability were, those with the first one
 * count, which is the default.
 *
 * @param notes how they were measured; none if in the run whose verdicts they stand beside
 */
public record MeasuredCosts(List<BenchRecord.Cost> measured, List<String> notes) implements Costs {

  /**
   * Those of a run, which are none if it measured none.
   *
   * @throws IOException with one sentence, if they can't be read
   */
  public static Costs of(RunDirectory run) throws IOException {
    return new MeasuredCosts(measured(run), List.of());
  }

  /**
   * Those of a benchmark beside the verdicts of another run.
   *
   * @throws IOException with one sentence, if they can't be read
   * @throws IllegalArgumentException with one sentence, if there are none of what was run
   */
  public static Costs of(RunDirectory bench, RunDirectory run) throws IOException {
    List<BenchRecord.Cost> measured = measured(bench);
    if (measured.isEmpty()) {
      throw new IllegalArgumentException(
          "%s holds no costs; name the folder of a run of ./contend bench".formatted(bench.path()));
    }
    RunRecord verdicts = run.run();
    if (verdicts.cells().isEmpty()) {
      throw new IllegalArgumentException(
          "%s holds no verdicts beside which costs could stand; name the folder of a run of"
                  .formatted(run.path())
              + " ./contend run");
    }
    Costs costs = new MeasuredCosts(measured, notes(bench.run(), verdicts));
    if (Answers.of(verdicts, costs).isEmpty()) {
      throw new IllegalArgumentException(
          "nothing that was measured in %s was run in %s; measure the same workloads on the same"
                  .formatted(bench.path(), run.path())
              + " databases at the same isolation settings");
    }
    return costs;
  }

  private static List<BenchRecord.Cost> measured(RunDirectory run) throws IOException {
    return run.costs().map(BenchRecord::costs).orElse(List.of());
  }

  private static List<String> notes(RunRecord bench, RunRecord run) {
    List<String> notes = new ArrayList<>();
    notes.add(
        "Costs were measured on %s by %s, on %s%s."
            .formatted(
                Figures.moment(bench.started()),
                bench.command(),
                bench.machine(),
                Boolean.TRUE.equals(bench.durable())
                    ? ", with the engines' own durability and time-outs"
                    : Boolean.FALSE.equals(bench.durable()) ? ", with fast settings" : ""));
    for (DatabaseRecord measured : bench.databases()) {
      run.databases().stream()
          .filter(raced -> raced.name().equals(measured.name()))
          .filter(raced -> !raced.product().equals(measured.product()))
          .forEach(
              raced ->
                  notes.add(
                      "The costs of %s are those of %s, its verdicts those of %s."
                          .formatted(raced.name(), measured.product(), raced.product())));
    }
    return notes;
  }

  @Override
  public List<Spot> spots() {
    return measured.stream()
        .map(one -> new Spot(one.workload(), one.strategy(), one.database(), one.isolation()))
        .distinct()
        .toList();
  }

  @Override
  public List<Cost> of(String workload, String strategy, String database, String isolation) {
    List<BenchRecord.Cost> those =
        measured.stream()
            .filter(one -> one.workload().equals(workload) && one.strategy().equals(strategy))
            .filter(one -> one.database().equals(database) && one.isolation().equals(isolation))
            .toList();
    return those.stream()
        .filter(one -> Objects.equals(one.durable(), those.get(0).durable()))
        .map(MeasuredCosts::cost)
        .toList();
  }

  private static Cost cost(BenchRecord.Cost one) {
    Double error = one.throughput().error();
    return new Cost(
        one.threads(),
        one.keys(),
        one.throughput().score(),
        error == null ? Double.NaN : error,
        one.latency().p50Ms(),
        one.latency().p99Ms(),
        one.latency().p999Ms(),
        one.beside().retries(),
        one.beside().rollbacks());
  }
}
