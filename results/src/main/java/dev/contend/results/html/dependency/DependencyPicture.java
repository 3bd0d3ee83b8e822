package dev.contend.results.html.dependency;

import dev.contend.checkers.Dependencies;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Where everything stands in a picture of transactions: one below the other, from each an arrow to
 * the next with the reason beside it. The last arrow of a cycle leads back along the left. Narrow
 * enough for a telephone.
 *
 * @param cycle whether the last arrow leads back to the first box
 * @param boxes the transactions
 * @param arrows one less, or of a cycle as many; none if nothing depends on anything
 * @param sent what each transaction sent to the database, of those of which it was recorded
 * @param words the whole in a line, for those who can't see it
 */
public record DependencyPicture(
    double height,
    boolean cycle,
    List<Box> boxes,
    List<Arrow> arrows,
    List<Sent> sent,
    String words) {

  /**
   * A transaction.
   *
   * @param title all that is known of it
   * @param lines what fits into the box
   */
  public record Box(String name, String title, double y, double height, List<Line> lines) {}

  /** What a transaction sent to the database. */
  public record Sent(String name, List<String> statements) {}

  /** A line of text at its base line. */
  public record Line(double y, String text) {}

  /**
   * Why one comes before the other.
   *
   * @param step what it shows
   * @param path of the line, as SVG has it
   * @param head the corners of its point, as SVG has them
   */
  public record Arrow(
      Dependencies.Step step, String path, String head, double y, List<Line> lines) {}

  /** The width of all, and of the text in it. */
  public static final double WIDTH = 336;

  /** Where boxes begin, and the text beside arrows. */
  public static final double BOX_X = 30;

  /** Where the text in boxes and beside arrows begins. */
  public static final double TEXT_X = 62;

  /** The width of a box. */
  public static final double BOX_WIDTH = WIDTH - BOX_X - 1;

  private static final int MOST_BOXES = 12;
  private static final int MOST_LINES = 8;
  private static final int CALL_LENGTH = 42;
  private static final int REASON_LENGTH = 42;
  private static final int MOST_REASON_LINES = 5;
  private static final double LINE_HEIGHT = 16;
  private static final double PADDING = 8;
  private static final double ARROW_X = 46;
  private static final double BACK_X = 9;
  private static final double HEAD = 8;

  /** Draws them; of a long cycle the first transactions and the last one. */
  public static DependencyPicture of(Dependencies why) {
    List<Dependencies.Transaction> all = inOrder(why);
    int shown = Math.min(all.size(), MOST_BOXES);
    List<Box> boxes = new ArrayList<>();
    List<Arrow> arrows = new ArrayList<>();
    double y = 1;
    for (int i = 0; i < shown; i++) {
      boolean last = i == shown - 1;
      int left = last ? all.size() - shown : 0;
      Box box = box(all.get(i + left), left, y);
      boxes.add(box);
      y += box.height();
      if (i + left < why.steps().size()) {
        boolean back = last && why.cycle();
        Arrow arrow = arrow(why.steps().get(i + left), y, back, boxes.get(0));
        arrows.add(arrow);
        y += room(arrow.lines().size());
      } else if (!last) {
        y += PADDING;
      }
    }
    return new DependencyPicture(y + 1, why.cycle(), boxes, arrows, sent(why), words(why));
  }

  private static List<Sent> sent(Dependencies why) {
    return why.transactions().stream()
        .filter(one -> !one.statements().isEmpty())
        .map(one -> new Sent("T" + one.operation(), one.statements()))
        .toList();
  }

  /** As the steps have them; of a transaction that a cycle comes by twice, two. */
  private static List<Dependencies.Transaction> inOrder(Dependencies why) {
    List<Dependencies.Transaction> all = new ArrayList<>();
    for (Dependencies.Step step : why.steps()) {
      all.add(transaction(why, step.from()));
      if (!why.cycle()) {
        all.add(transaction(why, step.to()));
      }
    }
    return all.isEmpty() ? why.transactions() : all;
  }

  private static Dependencies.Transaction transaction(Dependencies why, int operation) {
    return why.transactions().stream()
        .filter(one -> one.operation() == operation)
        .findFirst()
        .orElseThrow();
  }

  /**
   * A box.
   *
   * @param omitted how many transactions before this one are not drawn
   */
  private static Box box(Dependencies.Transaction one, int omitted, double y) {
    List<String> texts = new ArrayList<>();
    one.calls().stream()
        .limit(MOST_LINES)
        .map(call -> Lines.shortened(call, CALL_LENGTH))
        .forEach(texts::add);
    if (one.calls().size() > MOST_LINES) {
      texts.add("…");
    }
    List<Line> lines = new ArrayList<>();
    for (String text : texts) {
      lines.add(new Line(y + PADDING + (lines.size() + 2) * LINE_HEIGHT - 4, text));
    }
    String name =
        "T%d · process %d · %s%s"
            .formatted(
                one.operation(),
                one.process(),
                one.outcome(),
                omitted == 0 ? "" : " (%,d others before it)".formatted(omitted));
    return new Box(
        name,
        "T%d: %s".formatted(one.operation(), String.join(" ", one.calls())),
        y,
        2 * PADDING + (lines.size() + 1) * LINE_HEIGHT,
        lines);
  }

  private static double room(int lines) {
    return 2 * PADDING + lines * LINE_HEIGHT;
  }

  private static Arrow arrow(Dependencies.Step step, double y, boolean back, Box first) {
    List<Line> lines = new ArrayList<>();
    String text = "%s: %s".formatted(step.kind(), step.reason());
    for (String line : Lines.wrapped(text, REASON_LENGTH, MOST_REASON_LINES)) {
      lines.add(new Line(y + PADDING + (lines.size() + 1) * LINE_HEIGHT - 4, line));
    }
    double end = y + room(lines.size());
    double target = first.y() + PADDING + LINE_HEIGHT / 2;
    String path =
        back
            ? path(
                "M%1$s,%2$s V%3$s H%4$s V%5$s H%6$s",
                ARROW_X, y, end - 6, BACK_X, target, BOX_X - HEAD)
            : path("M%1$s,%2$s V%3$s", ARROW_X, y, end - HEAD);
    String head =
        back
            ? path(
                "%1$s,%2$s %3$s,%4$s %3$s,%5$s",
                BOX_X, target, BOX_X - HEAD, target - 5, target + 5)
            : path(
                "%1$s,%2$s %3$s,%4$s %5$s,%4$s",
                ARROW_X, end, ARROW_X - 5, end - HEAD, ARROW_X + 5);
    return new Arrow(step, path, head, y, lines);
  }

  private static String path(String format, Object... numbers) {
    return String.format(Locale.ROOT, format, numbers);
  }

  private static String words(Dependencies why) {
    StringBuilder words = new StringBuilder(why.cycle() ? "A cycle: " : "");
    if (why.steps().isEmpty()) {
      why.transactions().forEach(one -> words.append("T").append(one.operation()).append(" "));
    }
    for (Dependencies.Step step : why.steps()) {
      words.append("T%d, %s, ".formatted(step.from(), step.kind()));
    }
    if (!why.steps().isEmpty()) {
      words.append("T").append(why.steps().get(why.steps().size() - 1).to());
    }
    return words.toString().strip();
  }
}
