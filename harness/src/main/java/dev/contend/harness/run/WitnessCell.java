package dev.contend.harness.run;

import dev.contend.harness.database.Database;
import dev.contend.harness.database.ExternalDatabase;
import dev.contend.harness.database.IsolationSetting;
import dev.contend.harness.database.ServerKind;
import dev.contend.harness.explore.scenario.Choice;
import dev.contend.harness.workload.Driver;
import dev.contend.harness.workload.Scene;
import dev.contend.harness.workload.Strategy;
import dev.contend.harness.workload.Workload;
import dev.contend.results.WitnessRecord;
import java.util.List;
import java.util.function.Function;

/**
 * What a witness is of, found in the catalogue.
 *
 * @param cell whose strategy it breaks
 * @param scene that was explored
 */
public record WitnessCell(WitnessRecord witness, Cell cell, Scene scene) {

  /**
   * Finds it.
   *
   * @param kind of the server to start, if none is there
   * @param external servers that are already there: the one of the recorded name is taken, or the
   *     only one
   * @throws UnknownNameException if the catalogue has no such workload, strategy, isolation setting
   *     or scene
   * @throws IllegalArgumentException with a sentence, if it is not clear on which server to replay
   *     it, or if its choices are none
   */
  public static WitnessCell find(
      WitnessRecord witness, ServerKind kind, List<ExternalDatabase> external) {
    Database database = database(witness, kind, external);
    Workload workload =
        named("workload", Catalogue.workloads(), Workload::name, witness.workload());
    Strategy strategy =
        named("strategy", workload.strategies(), Strategy::name, witness.strategy());
    IsolationSetting isolation =
        named(
            "isolation setting",
            database.engine().isolationSettings(),
            IsolationSetting::name,
            witness.isolation());
    Scene scene =
        named("scene", workload.scenes(strategy, database.engine()), Scene::name, witness.scene());
    requireChoices(witness);
    return new WitnessCell(
        witness, new Cell(workload, strategy, database, isolation, Driver.EXPLORE), scene);
  }

  /** The same with a cell as its server can run it. */
  public WitnessCell in(Cell available) {
    return new WitnessCell(witness, available, scene);
  }

  /**
   * On which database to replay it.
   *
   * @param kind of the server to start, if none is there
   * @param external servers that are already there: the one of the recorded name is taken, or the
   *     only one
   * @throws IllegalArgumentException with a sentence, if that is not clear
   */
  public static Database database(
      WitnessRecord witness, ServerKind kind, List<ExternalDatabase> external) {
    if (external.size() == 1) {
      return external.get(0);
    }
    if (external.isEmpty()) {
      return kind.named(witness.database())
          .<Database>map(database -> database)
          .orElseThrow(
              () ->
                  new IllegalArgumentException(
                      "the witness is of '%s', a server that Contend does not start; say where it is with --db-url %s=URL"
                          .formatted(witness.database(), witness.database())));
    }
    return named("database", external, ExternalDatabase::name, witness.database());
  }

  private static <T> T named(String kind, List<T> all, Function<T, String> name, String wanted) {
    return all.stream()
        .filter(each -> name.apply(each).equals(wanted))
        .findFirst()
        .orElseThrow(() -> new UnknownNameException(kind, wanted, all.stream().map(name).toList()));
  }

  /**
   * Looks whether its choices are such.
   *
   * @throws IllegalArgumentException with a sentence, if they are not
   */
  public static void requireChoices(WitnessRecord witness) {
    try {
      List<Choice> choices = WitnessRecords.choices(witness);
      if (!choices.isEmpty() && choices.stream().allMatch(choice -> choice.lane() >= 0)) {
        return;
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(unclear(witness), e);
    }
    throw new IllegalArgumentException(unclear(witness));
  }

  private static String unclear(WitnessRecord witness) {
    return "the choices of the witness of '%s' are not numbers of sessions; repeat its run"
        .formatted(witness.scene());
  }
}
