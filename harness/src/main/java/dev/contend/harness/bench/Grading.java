package dev.contend.harness.bench;

import dev.contend.harness.run.Cell;
import dev.contend.harness.workload.Driver;
import dev.contend.harness.workload.Grade;
import java.util.ArrayList;
import java.util.List;

/**
 * What the catalogue says of a strategy at a place by all of its drivers: it breaks if one of them
 * breaks it, and else holds if one of them shows that it does.
 *
 * @param grade of the driver that decides
 * @param driver the word of that driver
 */
public record Grading(Grade grade, String driver) {

  /** Of the cell at that place, whatever its own driver. */
  public static Grading of(Cell cell) {
    List<Grading> all = new ArrayList<>();
    for (Driver driver : Driver.values()) {
      Cell judged =
          new Cell(cell.workload(), cell.strategy(), cell.database(), cell.isolation(), driver);
      all.add(new Grading(judged.grade(), driver.word()));
    }
    return first(all, Grade.Breaks.class, first(all, Grade.Holds.class, all.get(0)));
  }

  private static Grading first(List<Grading> all, Class<? extends Grade> kind, Grading otherwise) {
    return all.stream().filter(each -> kind.isInstance(each.grade())).findFirst().orElse(otherwise);
  }

  /** {@code holds}, {@code breaks} or {@code unclear}. */
  public String word() {
    return grade instanceof Grade.Breaks || grade instanceof Grade.Holds
        ? grade.word()
        : new Grade.Unclear("").word();
  }
}
