package dev.contend.checkers.upsert;

import dev.contend.checkers.history.History;
import dev.contend.checkers.history.Race;
import dev.contend.checkers.lincheck.Agreement;
import dev.contend.checkers.lincheck.LincheckSpec;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Lincheck's search, which others wrote and many use, gives the same verdicts. */
@Tag("lincheck")
class UpsertLincheckTest {

  @Test
  void onUpsert() {
    UpsertSpec spec = new UpsertSpec();
    // A mutation may move what a key began with, and then nothing can be judged.
    Agreement.compare(
        spec,
        seed -> history(new SplittableRandom(seed)),
        history -> LincheckSpec.linearizable(history, spec));
  }

  private static History history(SplittableRandom random) {
    int clients = 2 + random.nextInt(3);
    int operations = 2 + random.nextInt(11);
    Race race = race(random, clients, operations);
    for (int mutations = random.nextInt(-4, 9); mutations > 0; mutations--) {
      race.mutateAfter(2);
    }
    try {
      return race.history();
    } catch (IllegalArgumentException e) {
      return race(random, clients, operations).history(); // the mutation left no history
    }
  }

  private static Race race(SplittableRandom random, int clients, int operations) {
    return Shelf.race(random, new Shelf(2, Shelf.Fault.NONE), clients, operations);
  }
}
