package dev.contend.checkers.models;

import dev.contend.checkers.Checker;
import dev.contend.checkers.aftercommit.AfterCommitModel;
import dev.contend.checkers.bank.BankModel;
import dev.contend.checkers.create.CreateModel;
import dev.contend.checkers.getorcreate.GetOrCreateModel;
import dev.contend.checkers.linearizability.LinearizabilityChecker;
import dev.contend.checkers.linearizability.SequentialSpec;
import dev.contend.checkers.oncall.OnCallModel;
import dev.contend.checkers.specs.ReadySpecs;
import dev.contend.checkers.stock.StockModel;
import dev.contend.checkers.transactions.TransactionChecker;
import dev.contend.checkers.transactions.register.RegisterOptions;
import dev.contend.checkers.upsert.UpsertModel;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The models that {@code check --model} knows, each with all its checkers: the catalogue's, those
 * of transactions, and one for each ready specification.
 */
public final class Models {
  private static final Map<String, List<Checker>> ALL =
      new TreeMap<>(
          Map.of(
              "after-commit", AfterCommitModel.checkers(),
              "bank", BankModel.checkers(),
              "create", CreateModel.checkers(),
              "get-or-create", GetOrCreateModel.checkers(),
              "list-append", List.of(TransactionChecker.listAppend()),
              "on-call", OnCallModel.checkers(),
              "rw-register", List.of(TransactionChecker.register(RegisterOptions.NONE)),
              "stock", StockModel.checkers(),
              "upsert", UpsertModel.checkers()));

  static {
    for (SequentialSpec<?, ?> spec : ReadySpecs.all()) {
      ALL.put(spec.name(), List.of(new LinearizabilityChecker<>(spec)));
    }
  }

  private Models() {}

  /** Their names, in alphabetical order. */
  public static Set<String> names() {
    return ALL.keySet();
  }

  /** The checkers of a model, or empty if there is none of that name. */
  public static Optional<List<Checker>> named(String name) {
    return Optional.ofNullable(ALL.get(name));
  }
}
