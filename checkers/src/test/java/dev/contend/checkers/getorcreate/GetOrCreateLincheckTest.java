package dev.contend.checkers.getorcreate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.checkers.history.History;
import dev.contend.checkers.history.Operation;
import dev.contend.checkers.history.Race;
import dev.contend.checkers.lincheck.Agreement;
import dev.contend.checkers.lincheck.Call;
import dev.contend.checkers.lincheck.Lincheck;
import dev.contend.checkers.lincheck.LincheckSpec;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Lincheck's verifier, which others wrote and many use, gives the same verdicts. */
@Tag("lincheck")
class GetOrCreateLincheckTest {

  @Test
  void agreesOnRandomHistories() {
    Lincheck lincheck = new Lincheck(LincheckTags.class);
    assertThat(
            Agreement.compare(
                new GetOrCreateSpec(),
                seed -> history(new SplittableRandom(seed), 1),
                history ->
                    lincheck.linearizable(history.operations(), GetOrCreateLincheckTest::call)))
        .isZero();
  }

  /** The first has a row from the beginning, so only the second can be created. */
  @Test
  void itsSearchAgreesOnTwoTags() {
    GetOrCreateSpec spec = new GetOrCreateSpec();
    assertThat(
            Agreement.compare(
                spec,
                seed -> history(new SplittableRandom(seed), 2),
                history -> LincheckSpec.linearizable(history, spec)))
        .isZero();
  }

  private static History history(SplittableRandom random, int tags) {
    int clients = 2 + random.nextInt(3);
    int operations = 2 + random.nextInt(11);
    Race race = TagTable.race(random, table(tags), clients, operations, true);
    for (int mutations = random.nextInt(-4, 9); mutations > 0; mutations--) {
      race.mutateAfter(2);
    }
    try {
      return race.history();
    } catch (IllegalArgumentException e) {
      return TagTable.race(random, table(tags), clients, operations, true).history();
    }
  }

  private static TagTable table(int tags) {
    return new TagTable(tags, TagTable.Fault.NONE);
  }

  private static Call call(Operation operation) {
    GetOrCreateCall call = GetOrCreateCall.of(operation);
    if (call == null || call instanceof GetOrCreateCall.Initial) {
      return null;
    }
    if (call instanceof GetOrCreateCall.Created created) {
      return Call.returned(true, "created", created.id());
    }
    if (call instanceof GetOrCreateCall.Found found) {
      return Call.returned(true, "found", found.id());
    }
    if (call instanceof GetOrCreateCall.Unknown) {
      return Call.unknown("unknown");
    }
    return Call.returned(true, "end", ((GetOrCreateCall.Final) call).ids());
  }
}
