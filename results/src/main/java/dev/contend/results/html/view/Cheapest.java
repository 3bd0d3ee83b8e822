package dev.contend.results.html.view;

import dev.contend.results.BenchRecord;
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

  /** By so much a 99th percentile differs by more than chance. */
  private static final double CLEARLY = 1.5;

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

  /**
   * A strategy that holds, with what it costs.
   *
   * @param score work done a second
   * @param error of it; 0 if it is unknown
   */
  record Priced(String strategy, double score, double error, double p99Ms) {}

  /** One for each workload, database, setting and load, in their order, by the grades. */
  public static List<String> sentences(BenchRecord bench) {
    Map<Place, List<Cost>> places = new LinkedHashMap<>();
    bench
        .costs()
        .forEach(
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
    places.forEach(
        (place, here) ->
            sentences.add(sentence(place, oneLoad, here, here.size() + leftOut(bench, place))));
    return sentences;
  }

  private static int leftOut(BenchRecord bench, Place place) {
    return (int)
        bench.leftOut().stream()
            .filter(left -> left.workload().equals(place.workload()))
            .filter(left -> left.database().equals(place.database()))
            .filter(left -> left.isolation().equals(place.isolation()))
            .count();
  }

  private static String sentence(Place place, boolean oneLoad, List<Cost> here, int all) {
    String load =
        oneLoad
            ? ""
            : " (%s%s)"
                .formatted(
                    Figures.load(place.threads(), place.keys()),
                    Boolean.FALSE.equals(place.durable()) ? ", fast settings" : "");
    List<Priced> holding =
        here.stream().filter(cost -> cost.grade().equals(HOLDS)).map(Cheapest::priced).toList();
    return "%s on %s at %s%s: %s."
        .formatted(
            place.workload(),
            place.database(),
            place.isolation(),
            load,
            words(all, holding.size(), holding));
  }

  private static Priced priced(Cost cost) {
    Double error = cost.throughput().error();
    return new Priced(
        cost.strategy(),
        cost.throughput().score(),
        error == null ? 0 : error,
        cost.latency().p99Ms());
  }

  /**
   * How many hold, and which is the cheapest of them.
   *
   * @param all strategies that could be used there
   * @param holding how many of them hold
   * @param priced those of which somebody measured what they cost, in any order
   */
  static String words(int all, int holding, List<Priced> priced) {
    String measured =
        priced.isEmpty() || priced.size() == holding
            ? ""
            : ", and what %d of these cost was measured".formatted(priced.size());
    List<Priced> cheapestFirst =
        priced.stream().sorted(Comparator.comparing(Priced::score).reversed()).toList();
    return "%d of %d hold%s%s".formatted(holding, all, measured, best(cheapestFirst));
  }

  private static String best(List<Priced> cheapestFirst) {
    if (cheapestFirst.isEmpty()) {
      return "";
    }
    Priced first = cheapestFirst.get(0);
    if (cheapestFirst.size() == 1) {
      return "; that is " + first.strategy();
    }
    Priced next = cheapestFirst.get(1);
    if (alike(first, next)) {
      return "; %s and %s are the cheapest of them, and which is cheaper is within the error%s"
          .formatted(first.strategy(), next.strategy(), patience(first, next));
    }
    return "; %s is the cheapest of them, %s times %s, at %s of its p99"
        .formatted(
            first.strategy(),
            ratio(first.score(), next.score()),
            next.strategy(),
            ratio(first.p99Ms(), next.p99Ms()));
  }

  /** What two that do as much differ in, if they do: how long some callers wait. */
  private static String patience(Priced one, Priced other) {
    Priced quicker = one.p99Ms() < other.p99Ms() ? one : other;
    Priced slower = quicker == one ? other : one;
    return quicker.p99Ms() * CLEARLY > slower.p99Ms()
        ? ""
        : "; the p99 of %s is %s of that of %s"
            .formatted(
                quicker.strategy(), ratio(quicker.p99Ms(), slower.p99Ms()), slower.strategy());
  }

  private static String ratio(double one, double other) {
    return String.format(Locale.ROOT, "%.2f", one / other);
  }

  /** Whether the one could be as cheap as the other, as far as their errors tell. */
  private static boolean alike(Priced one, Priced other) {
    return one.score() - one.error() <= other.score() + other.error();
  }
}
