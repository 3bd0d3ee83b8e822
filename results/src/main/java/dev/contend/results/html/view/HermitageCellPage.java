package dev.contend.results.html.view;

import dev.contend.results.HermitageRecord;
import dev.contend.results.HermitageRecord.Case;
import dev.contend.results.HermitageRecord.Cell;
import dev.contend.results.html.witness.Witnesses;
import java.util.List;
import java.util.Optional;

/**
 * The page of one case on one database at one isolation setting.
 *
 * @param place database and setting, in words
 * @param counts what was counted, in sentences
 * @param coverage how much of all schedules was run
 * @param published what the published table says, in a sentence; empty if nothing
 * @param differs whether that is otherwise
 * @param why; empty if it does not differ or nobody has explained it
 * @param reference where that is written
 * @param shortest the shortest order that shows it
 * @param own Hermitage's own order, if it is another
 * @param ownShows whether that shows it too
 * @param problem why schedules can't be shown; empty if they can
 */
public record HermitageCellPage(
    Case asked,
    String place,
    Permission found,
    String counts,
    String coverage,
    String published,
    boolean differs,
    String why,
    Optional<String> reference,
    Optional<Witnesses.Picture> shortest,
    Optional<Witnesses.Picture> own,
    boolean ownShows,
    String problem) {

  /**
   * Of a cell.
   *
   * @param witnesses of it
   * @param problem why there are none; empty if there are
   */
  public static HermitageCellPage of(
      HermitageRecord table, Cell cell, List<Witnesses> witnesses, String problem) {
    return new HermitageCellPage(
        table.cases().stream()
            .filter(each -> each.name().equals(cell.name()))
            .findFirst()
            .orElse(new Case(cell.name(), "", "", List.of())),
        "%s at %s".formatted(cell.database(), cell.isolation()),
        Permission.of(cell),
        Permission.counts(cell),
        cell.coverage(),
        published(cell),
        cell.differs(),
        cell.differs() && cell.published().why() != null ? cell.published().why() : "",
        cell.differs() && cell.published().reference() != null
            ? Links.web(cell.published().reference())
            : Optional.empty(),
        witnesses.stream().flatMap(each -> each.shown().stream()).findFirst(),
        witnesses.stream().flatMap(each -> each.told().stream()).findFirst(),
        cell.ownShows(),
        problem);
  }

  private static String published(Cell cell) {
    return cell.published() == null
        ? ""
        : "The published table has it as %s, of %s at %s."
            .formatted(
                Permission.words(cell.published()),
                cell.published().product(),
                cell.published().level());
  }

  /** What the picture of the shortest order is. */
  public String shortestTitle() {
    return "The shortest order that shows it"
        + (shortest.filter(Witnesses.Picture::told).isPresent()
            ? ", which is Hermitage's own"
            : "");
  }

  /** What the picture of Hermitage's own order is. */
  public String ownTitle() {
    return "Hermitage's own order, which %s"
        .formatted(ownShows ? "shows it too" : "does not show it");
  }
}
