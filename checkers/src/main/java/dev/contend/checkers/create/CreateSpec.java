package dev.contend.checkers.create;

import dev.contend.checkers.history.Operation;
import dev.contend.checkers.linearizability.SequentialSpec;
import dev.contend.checkers.linearizability.Step;
import java.util.List;

/**
 * Creates, one at a time: the first create of a login gets it, all others meet a conflict. The rows
 * at the end are no part of this, as they are not of one login; see the package.
 */
public final class CreateSpec implements SequentialSpec<CreateSpec.Login, CreateCall.Create> {

  /** What is known of one login. */
  public enum Login {
    FREE,
    TAKEN
  }

  @Override
  public String name() {
    return "create";
  }

  @Override
  public CreateCall.Create call(Operation operation) {
    return CreateCall.of(operation) instanceof CreateCall.Create create ? create : null;
  }

  @Override
  public Object key(CreateCall.Create call) {
    return call.login();
  }

  @Override
  public Login initial(Object key, List<CreateCall.Create> calls) {
    return Login.FREE;
  }

  @Override
  public Step<Login> step(Login state, CreateCall.Create call) {
    if (call instanceof CreateCall.Created) {
      return state == Login.FREE
          ? new Step.Next<>(Login.TAKEN)
          : new Step.Refused<>("the login is taken");
    }
    if (call instanceof CreateCall.Conflict) {
      return state == Login.TAKEN
          ? new Step.Next<>(state)
          : new Step.Refused<>("the login is free");
    }
    // Of unknown outcome: it takes a login that is free, and does nothing to one that is not.
    return new Step.Next<>(Login.TAKEN);
  }

  @Override
  public String describe(Login state) {
    return state == Login.FREE ? "the login free" : "the login taken";
  }
}
