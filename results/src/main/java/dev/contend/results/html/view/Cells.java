package dev.contend.results.html.view;

import dev.contend.results.CellRecord;
import dev.contend.results.RunRecord;
import dev.contend.results.RunRecord.NotRun;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The cells of a run by their names, also those that were not run. */
final class Cells {
  private final Map<Place, CellRecord> run = new LinkedHashMap<>();
  private final Map<Place, NotRun> notRun = new LinkedHashMap<>();
  private final Set<Place> places = new LinkedHashSet<>();

  Cells(RunRecord record) {
    record.cells().forEach(cell -> run.put(Place.of(cell), cell));
    record.notRun().forEach(cell -> notRun.put(Place.of(cell), cell));
    places.addAll(run.keySet());
    places.addAll(notRun.keySet());
  }

  /** All, those that were run before the others. */
  Collection<Place> places() {
    return places;
  }

  /** What a name is of all places that are wanted, each once, in their order. */
  List<String> names(Function<Place, String> name, Predicate<Place> wanted) {
    return places.stream().filter(wanted).map(name).distinct().toList();
  }

  /** The strategies of a workload in the order of the catalogue, as far as it can be told. */
  List<String> strategies(String workload) {
    List<String> merged = new ArrayList<>();
    for (Set<Place> some : List.of(run.keySet(), notRun.keySet())) {
      Map<String, Set<String>> byDatabase = new LinkedHashMap<>();
      some.stream()
          .filter(place -> place.workload().equals(workload))
          .forEach(
              place ->
                  byDatabase
                      .computeIfAbsent(place.database(), d -> new LinkedHashSet<>())
                      .add(place.strategy()));
      byDatabase.values().forEach(strategies -> merge(strategies, merged));
    }
    return merged;
  }

  /** What is new comes before that which follows it, or last. */
  private static void merge(Collection<String> from, List<String> into) {
    List<String> backwards = new ArrayList<>(from);
    Collections.reverse(backwards);
    int place = into.size();
    for (String name : backwards) {
      if (!into.contains(name)) {
        into.add(place, name);
      }
      place = into.indexOf(name);
    }
  }

  Optional<CellRecord> own(Place place) {
    return Optional.ofNullable(run.get(place));
  }

  Optional<NotRun> notRun(Place place) {
    return Optional.ofNullable(notRun.get(place));
  }

  /** The cell that speaks for a place: its own, or that of the setting which is the same. */
  Optional<CellRecord> standing(Place place) {
    // A file that somebody edited may send us round in a circle.
    return Stream.iterate(Optional.of(place), Optional::isPresent, at -> at.flatMap(this::sameAs))
        .limit(notRun.size() + 1L)
        .flatMap(at -> own(at.get()).stream())
        .findFirst();
  }

  private Optional<Place> sameAs(Place place) {
    return notRun(place).map(NotRun::sameAs).map(place::at);
  }

  /**
   * The isolation settings of a database that are nothing but names of others: whatever was asked
   * for there is the same as at one and the same other setting.
   *
   * @return the other setting by the name
   */
  Map<String, String> aliases(String database) {
    Map<String, String> aliases = new LinkedHashMap<>();
    Predicate<Place> here = place -> place.database().equals(database);
    for (String isolation : names(Place::isolation, here)) {
      List<Optional<String>> same =
          places.stream()
              .filter(here.and(place -> place.isolation().equals(isolation)))
              .map(place -> notRun(place).map(NotRun::sameAs))
              .distinct()
              .toList();
      if (same.size() == 1 && same.get(0).isPresent()) {
        aliases.put(isolation, same.get(0).get());
      }
    }
    return aliases;
  }
}
