package dev.contend.workloads.create;

import dev.contend.checkers.create.CreateModel;
import dev.contend.harness.database.Dialect;
import dev.contend.harness.database.Engine;
import dev.contend.harness.workload.Account;
import dev.contend.harness.workload.Load;
import dev.contend.harness.workload.Need;
import dev.contend.harness.workload.Race;
import dev.contend.harness.workload.Scene;
import dev.contend.harness.workload.Strategy;
import dev.contend.workloads.kit.Entries;
import dev.contend.workloads.kit.EntriesWorkload;
import java.util.List;
import java.util.Optional;

/** The workload {@code create}: its account, and where to find the rest. */
public final class CreateWorkload extends EntriesWorkload<CreateStrategy> {
  private static final Entries<CreateStrategy> ENTRIES = CreateEntries.all();

  public CreateWorkload() {
    super(ENTRIES, CreateModel.checkers());
  }

  @Override
  public String summary() {
    return "A customer is created under a login that nobody else has; of two requests for one login,"
        + " one gets it and the other a 409.";
  }

  @Override
  public Account account() {
    return new Account(
        "Concurrent requests to Django REST framework (gertjanol/drfconcurrency)",
        "https://github.com/gertjanol/drfconcurrency",
        List.of(
            "An endpoint creates customers, whose login is unique: the model says so, so there is a constraint.",
            "The serializer looks whether the login is free before it inserts, and answers 400 if it is not.",
            "Two requests for one login at the same moment are both validated, since neither has inserted yet.",
            "The first gets 201; the insert of the second is refused, and the IntegrityError escapes: 500.",
            "Tried and found to have no effect: ATOMIC_REQUESTS, @transaction.atomic, and SERIALIZABLE."));
  }

  @Override
  public Race<?> race(Strategy strategy, Engine engine) {
    return new CreateRace(code(strategy, engine), engine.identityColumn());
  }

  @Override
  public Optional<Load> load(Strategy strategy, Engine engine, int keys) {
    return Optional.of(new CreateLoad(code(strategy, engine), engine.identityColumn(), keys));
  }

  @Override
  public List<Scene> scenes(Strategy strategy, Engine engine) {
    return CreateScenes.all(
        () -> code(strategy, engine),
        engine.identityColumn(),
        needs(strategy).contains(Need.REDIS));
  }

  @Override
  public List<String> quick(Engine engine) {
    return List.of(
        "validate-then-insert",
        engine.dialect() == Dialect.POSTGRES ? "insert-on-conflict" : "catch-unique-violation");
  }
}
