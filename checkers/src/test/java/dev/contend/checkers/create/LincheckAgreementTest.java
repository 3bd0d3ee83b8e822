package dev.contend.checkers.create;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.checkers.history.History;
import dev.contend.checkers.history.Operation;
import dev.contend.checkers.history.Race;
import dev.contend.checkers.lincheck.Agreement;
import dev.contend.checkers.lincheck.Call;
import dev.contend.checkers.lincheck.Lincheck;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Lincheck's verifier, which others wrote and many use, gives the same verdicts. */
@Tag("lincheck")
class LincheckAgreementTest {

  @Test
  void onCreate() {
    Lincheck lincheck = new Lincheck(LincheckLogin.class);
    assertThat(
            Agreement.compare(
                new CreateSpec(),
                LincheckAgreementTest::history,
                history ->
                    lincheck.linearizable(history.operations(), LincheckAgreementTest::call)))
        .isZero();
  }

  private static History history(int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Race race = race(random);
    for (int mutations = random.nextInt(-4, 7); mutations > 0; mutations--) {
      race.mutate();
    }
    try {
      return race.history();
    } catch (IllegalArgumentException e) {
      return race(random).history(); // the mutation left no history
    }
  }

  private static Race race(SplittableRandom random) {
    return new Race(random, new Registry(1, Registry.Fault.NONE))
        .run(2 + random.nextInt(3), 2 + random.nextInt(11));
  }

  private static Call call(Operation operation) {
    CreateCall call = CreateCall.of(operation);
    if (call == null) {
      return null;
    }
    return call instanceof CreateCall.Unknown
        ? Call.unknown("createUnknown")
        : Call.returned(call instanceof CreateCall.Created, "create");
  }
}
