package dev.contend.workloads.getorcreate;

import static dev.contend.workloads.getorcreate.GetOrCreateTables.tuple;

import dev.contend.checkers.edn.Keyword;
import dev.contend.checkers.getorcreate.GetOrCreateCall;
import dev.contend.harness.workload.Answer;
import dev.contend.harness.workload.Call;
import dev.contend.workloads.sql.BusyException;
import java.util.Map;

/** A strategy's operation as a call that a history can record. */
final class GetOrCreateCalls {
  private static final Keyword BUSY = new Keyword("busy");

  private final GetOrCreateStrategy strategy;

  GetOrCreateCalls(GetOrCreateStrategy strategy) {
    this.strategy = strategy;
  }

  /**
   * Gets or creates a tag.
   *
   * @param extra further keys of the invocation
   */
  Call getOrCreate(String name, Map<Keyword, Object> extra) {
    return new Call(
        GetOrCreateCall.GET_OR_CREATE,
        tuple(name, null),
        extra,
        parts -> {
          try {
            Tag tag = strategy.getOrCreate(parts.connection(), name);
            return new Answer.Done(
                tuple(
                    name,
                    tag.id(),
                    tag.created() ? GetOrCreateCall.CREATED : GetOrCreateCall.FOUND));
          } catch (BusyException e) {
            return new Answer.Refused(BUSY);
          }
        });
  }
}
