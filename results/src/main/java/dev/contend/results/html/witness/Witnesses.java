package dev.contend.results.html.witness;

import dev.contend.results.RunRecord.DatabaseRecord;
import dev.contend.results.WitnessRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The witnesses of a cell. One schedule often shows several anomalies; it is drawn once.
 *
 * @param scene that was explored
 * @param shown those that break something, in the order of their files
 * @param told the order that the account tells, if it is none of those
 */
public record Witnesses(String scene, List<Picture> shown, Optional<Picture> told) {
  private static final String AS_TOLD = "as-told";

  /**
   * A schedule.
   *
   * @param number of its first file
   * @param told whether it is the order in which the account tells it
   * @param findings what it shows
   * @param reproduced how often it gave the same outcome again, in words
   * @param command that runs it again
   */
  public record Picture(
      int number,
      boolean told,
      List<Finding> findings,
      Lanes lanes,
      Optional<Comparison> comparison,
      String reproduced,
      String command) {

    /** Whether it is the account's and nothing else. */
    public boolean onlyTold() {
      return told && findings.stream().allMatch(finding -> finding.kind.equals(AS_TOLD));
    }

    /** What it is. */
    public String title() {
      return onlyTold()
          ? "The order told in the account"
          : "The shortest order that breaks it" + (told ? ", which is that of the account" : "");
    }
  }

  /** An anomaly, or what there is to say of the order that was told. */
  public record Finding(String kind, String message) {

    /** The message; of an order that was told, a line for each thing that is wrong. */
    public List<String> lines() {
      return message.lines().toList();
    }
  }

  /** A witness and the number of its file. */
  private record Numbered(int number, WitnessRecord witness) {
    boolean told() {
      return witness.kind() != null && witness.kind().equals(AS_TOLD);
    }
  }

  /**
   * All of a cell, by scene.
   *
   * @param witnesses in the order of the numbers of their files, which begin with 1
   * @param folder of the cell, as the command that replays them is to name it
   * @param databases of the run, of which the command has to find the right one again
   */
  public static List<Witnesses> of(
      List<WitnessRecord> witnesses, String folder, List<DatabaseRecord> databases) {
    Map<String, List<Numbered>> scenes = new LinkedHashMap<>();
    for (int i = 0; i < witnesses.size(); i++) {
      WitnessRecord witness = witnesses.get(i);
      scenes
          .computeIfAbsent(witness.scene(), scene -> new ArrayList<>())
          .add(new Numbered(i + 1, witness));
    }
    List<Witnesses> all = new ArrayList<>();
    scenes.forEach((scene, of) -> all.add(of(scene, of, folder, databases)));
    return all;
  }

  private static Witnesses of(
      String scene, List<Numbered> witnesses, String folder, List<DatabaseRecord> databases) {
    Map<List<String>, List<Numbered>> schedules = new LinkedHashMap<>();
    Stream.concat(
            witnesses.stream().filter(each -> !each.told()),
            witnesses.stream().filter(Numbered::told))
        .forEach(
            each ->
                schedules
                    .computeIfAbsent(each.witness.choices(), choices -> new ArrayList<>())
                    .add(each));
    List<Picture> pictures =
        schedules.values().stream().map(of -> picture(of, folder, databases)).toList();
    return new Witnesses(
        scene,
        pictures.stream().filter(picture -> !picture.onlyTold()).toList(),
        pictures.stream().filter(Picture::onlyTold).findFirst());
  }

  private static Picture picture(
      List<Numbered> same, String folder, List<DatabaseRecord> databases) {
    Numbered first = same.get(0);
    WitnessRecord witness = first.witness;
    boolean told = same.stream().anyMatch(Numbered::told);
    Collection<Numbered> found = same.stream().filter(each -> !each.told()).toList();
    return new Picture(
        first.number,
        told,
        (found.isEmpty() ? same : found)
            .stream()
                .map(each -> each.witness)
                .map(each -> new Finding(text(each.kind()), text(each.message())))
                .toList(),
        Lanes.of(witness, account(same), moments(same)),
        same.stream()
            .map(Numbered::witness)
            .filter(each -> each.nearest() != null)
            .findFirst()
            .map(Comparison::of),
        "%d of %d".formatted(witness.reproduced(), witness.replays()),
        "./contend replay "
            + Shell.quoted(folder + "/witness-" + first.number + ".json")
            + server(witness, databases));
  }

  /** The option by which a replay finds the server, or one like it; none where it starts it. */
  private static String server(WitnessRecord witness, List<DatabaseRecord> databases) {
    return databases.stream()
        .filter(database -> database.name().equals(witness.database()))
        .findFirst()
        .map(
            database ->
                switch (database.origin()) {
                  case EMBEDDED -> "";
                  case CONTAINER -> " --server container";
                  case EXTERNAL -> " --db-url " + Shell.quoted(database.name() + "=URL");
                })
        .orElse("");
  }

  private static List<String> account(List<Numbered> same) {
    return same.stream()
        .filter(Numbered::told)
        .map(each -> each.witness.account())
        .findFirst()
        .orElse(List.of());
  }

  /** Of the file that knows what would have been right, if there is one. */
  private static List<Moment> moments(List<Numbered> same) {
    return same.stream()
        .map(Numbered::witness)
        .filter(witness -> !witness.allowed().isEmpty())
        .findFirst()
        .or(() -> same.stream().map(Numbered::witness).findFirst())
        .map(Moment::of)
        .orElse(List.of());
  }

  private static String text(String text) {
    return Objects.requireNonNullElse(text, "");
  }
}
