package dev.contend.results.html.view;

import dev.contend.results.HermitageRecord.Cell;
import dev.contend.results.HermitageRecord.Published;

/**
 * Whether an engine lets an anomaly through, for people: a sign and words, so that colour is never
 * the only difference.
 *
 * @param mark sign, word and style
 * @param how it is prevented: {@code waits}, {@code error 40001}, {@code snapshot}; empty if not
 */
public record Permission(Mark mark, String how) {
  private static final String PREVENTED = "prevented";
  private static final String ALLOWED = "allowed";

  /** What was found in a cell. */
  public static Permission of(Cell cell) {
    return switch (cell.answer()) {
      case ALLOWED -> new Permission(new Mark("✗", ALLOWED, "invalid"), "");
      case ERROR -> prevented("error " + String.join(", ", cell.errors()));
      case WAITS -> prevented("waits");
      case SNAPSHOT -> prevented("snapshot");
      case UNKNOWN -> new Permission(new Mark("?", "unknown", "unknown"), "");
    };
  }

  private static Permission prevented(String how) {
    return new Permission(new Mark("✓", PREVENTED, "valid"), how);
  }

  /** {@code prevented: waits}, or {@code allowed}. */
  public String words() {
    return how.isEmpty() ? mark.word() : mark.word() + ": " + how;
  }

  /** What the published table says, in a word. */
  public static String words(Published published) {
    return published.prevented() ? PREVENTED : ALLOWED;
  }

  /** All that is counted of a cell, in sentences. */
  public static String counts(Cell cell) {
    if (cell.shown() > 0) {
      return "%s of %s schedules that were run show it."
          .formatted(Figures.count(cell.shown()), Figures.count(cell.schedules()));
    }
    return "None of the %s schedules that were run shows it. In %s of them transactions were open at the same time: in %s of these a session waited, in %s an error ended a transaction."
        .formatted(
            Figures.count(cell.schedules()),
            Figures.count(cell.overlapping()),
            Figures.count(cell.waited()),
            Figures.count(cell.failed()));
  }
}
