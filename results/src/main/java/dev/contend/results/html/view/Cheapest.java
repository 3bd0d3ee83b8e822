package dev.contend.results.html.view;

import dev.contend.results.BenchRecord.Cost;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The answer of a benchmark in a sentence for each place: how many fixes hold, and what to take.
 */
public final class Cheapest {
  private static final String HOLDS = "holds";

  private Cheapest() {}

  /**
   * Where strategies compete.
   *
   * @param durable null where that says nothing
   */
  private record Place(
      String workload, String database, String isolation, Boolean durable, int threads, int keys) {

    static Place of(Cost cost) {
      return new Place(
          cost.workload(),
          cost.database(),
          cost.isolation(),
          cost.durable(),
          cost.threads(),
          cost.keys());
    }
  }

  /** One for each workload, database, setting and load, in their order. */
  public static List<String> sentences(List<Cost> costs) {
    Map<Place, List<Cost>> places = new LinkedHashMap<>();
    costs.forEach(
        cost -> places.computeIfAbsent(Place.of(cost), place -> new ArrayList<>()).add(cost));
    boolean oneLoad =
        places.keySet().stream()
                .map(
                    place ->
                        List.of(place.threads(), place.keys(), String.valueOf(place.durable())))
                .distinct()
                .count()
            == 1;
    List<String> sentences = new ArrayList<>();
    places.forEach((place, here) -> sentences.add(sentence(place, oneLoad, here)));
    return sentences;
  }

  private static String sentence(Place place, boolean oneLoad, List<Cost> here) {
    String load =
        oneLoad
            ? ""
            : " (%d threads, %d keys%s)"
                .formatted(
                    place.threads(),
                    place.keys(),
                    Boolean.FALSE.equals(place.durable()) ? ", fast settings" : "");
    List<Cost> holding =
        here.stream()
            .filter(cost -> cost.grade().equals(HOLDS))
            .sorted(Comparator.comparing((Cost cost) -> cost.throughput().score()).reversed())
            .toList();
    return "%s on %s at %s%s: %s."
        .formatted(
            place.workload(),
            place.database(),
            place.isolation(),
            load,
            "%d of %d hold%s".formatted(holding.size(), here.size(), best(holding)));
  }

  private static String best(List<Cost> holding) {
    if (holding.isEmpty()) {
      return "";
    }
    Cost first = holding.get(0);
    if (holding.size() == 1) {
      return "; that is " + first.strategy();
    }
    Cost next = holding.get(1);
    if (alike(first, next)) {
      return "; %s and %s are the cheapest of them, and which is cheaper is within the error"
          .formatted(first.strategy(), next.strategy());
    }
    return "; %s is the cheapest of them, %s times %s, at %s of its p99"
        .formatted(
            first.strategy(),
            ratio(first.throughput().score(), next.throughput().score()),
            next.strategy(),
            ratio(first.latency().p99Ms(), next.latency().p99Ms()));
  }

  private static String ratio(double one, double other) {
    return String.format(Locale.ROOT, "%.2f", one / other);
  }

  /** Whether the one could be as cheap as the other, as far as their errors tell. */
  private static boolean alike(Cost one, Cost other) {
    return one.throughput().score() - error(one) <= other.throughput().score() + error(other);
  }

  private static double error(Cost cost) {
    Double error = cost.throughput().error();
    return error == null ? 0 : error;
  }
}
