package dev.contend.results.html.view;

import dev.contend.results.html.dependency.DependencyPicture;
import dev.contend.results.html.order.OrderPicture;
import java.util.List;

/**
 * What was said of one history file.
 *
 * @param file as it was named
 * @param model as which it was judged
 * @param mark the verdict of all checkers
 * @param operations how many it has
 * @param seconds what it took, with its unit
 * @param checks of each checker
 * @param findings the anomalies
 * @param orders for each key an order of the operations, where one was asked for
 */
public record CheckPage(
    String file,
    String model,
    Mark mark,
    String operations,
    String seconds,
    List<Check> checks,
    List<Finding> findings,
    List<Shown> orders) {

  /** What a checker said. */
  public record Check(String checker, Mark mark, String coverage) {}

  /**
   * An anomaly.
   *
   * @param facts what else is known, a sentence each
   * @param candidates what the last of the facts begins to tell, a line each
   * @param dependencies between transactions that show it, or null
   * @param picture of the operations that show it, or null
   * @param context the same with those that may have happened or not, or null if there are none
   */
  public record Finding(
      String kind,
      String message,
      List<String> facts,
      List<String> candidates,
      DependencyPicture dependencies,
      OrderPicture picture,
      OrderPicture context) {}

  /** A picture with its title. */
  public record Shown(String title, OrderPicture picture) {}

  /**
   * A line of the page that lists several files.
   *
   * @param page the name of the file's own page
   */
  public record Line(String page, CheckPage of) {}
}
