package dev.contend.workloads.create;

import dev.contend.checkers.create.CreateCall;
import dev.contend.checkers.edn.Keyword;
import dev.contend.harness.workload.Answer;
import dev.contend.harness.workload.Call;
import dev.contend.workloads.sql.BusyException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** A strategy's operation as a call that a history can record. */
final class CreateCalls {
  private static final Keyword BUSY = new Keyword("busy");

  private final CreateStrategy strategy;

  CreateCalls(CreateStrategy strategy) {
    this.strategy = strategy;
  }

  /**
   * Creates a customer.
   *
   * @param extra further keys of the invocation
   * @param taken is told when somebody has the login
   */
  Call create(String login, Map<Keyword, Object> extra, Consumer<String> taken) {
    return new Call(
        CreateCall.CREATE,
        Arrays.asList(login, null),
        extra,
        parts -> {
          try {
            OptionalLong id = strategy.create(parts, login);
            taken.accept(login);
            return new Answer.Done(
                List.of(login, id.isPresent() ? (Object) id.getAsLong() : CreateCall.CONFLICT));
          } catch (BusyException e) {
            return new Answer.Refused(BUSY);
          }
        });
  }
}
