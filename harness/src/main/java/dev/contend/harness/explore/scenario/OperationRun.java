package dev.contend.harness.explore.scenario;

import java.util.Objects;
import java.util.Optional;

/**
 * An operation as it went in one schedule.
 *
 * @param id which
 * @param name of the operation
 * @param began the number of the choice by which it began, from 0
 * @param ended the number of the last choice that was made before it ended; an operation that began
 *     later than this one ended has a greater {@code began}
 * @param result how it ended
 * @param startedBy the operation that started this one's session, if one did
 */
public record OperationRun(
    OperationId id,
    String name,
    int began,
    int ended,
    Result result,
    Optional<OperationId> startedBy) {
  public OperationRun {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(result, "result");
    Objects.requireNonNull(startedBy, "startedBy");
  }

  /** Whether this one had ended before the other began. */
  public boolean before(OperationRun other) {
    return ended < other.began;
  }
}
