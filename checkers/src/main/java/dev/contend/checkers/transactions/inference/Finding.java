package dev.contend.checkers.transactions.inference;

import dev.contend.checkers.transactions.levels.AnomalyType;
import java.util.Objects;

/**
 * An anomaly that is no cycle.
 *
 * @param message a sentence or two that name transactions by their labels
 * @param transactions those that show it
 */
public record Finding(AnomalyType type, String message, int... transactions) {
  public Finding {
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(message, "message");
    transactions = transactions.clone();
  }
}
