package dev.contend.harness.hermitage;

import java.util.List;
import java.util.Objects;

/**
 * One of Hermitage's cases: a column of its table, or a part of one.
 *
 * @param name as the table has it, with what tells it from others of the same column: {@code
 *     G-single-write}
 * @param title in words
 * @param allowed a sentence: when the anomaly was observed
 * @param scripts of the sessions T1, T2, …
 * @param order the sessions, by number from 1, in the order in which Hermitage lets them take their
 *     steps; one that waits is passed over until it can go on
 * @param criterion what the sentence says
 */
record Case(
    String name,
    String title,
    String allowed,
    List<Script> scripts,
    List<Integer> order,
    Criterion criterion) {
  Case {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(allowed, "allowed");
    scripts = List.copyOf(scripts);
    order = List.copyOf(order);
    Objects.requireNonNull(criterion, "criterion");
  }
}
