package dev.contend.checkers.linearizability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.checkers.Limits;
import dev.contend.checkers.Verdict;
import dev.contend.checkers.history.History;
import dev.contend.checkers.history.HistoryWriter;
import dev.contend.checkers.history.Race;
import dev.contend.checkers.stock.ReferenceStock;
import dev.contend.checkers.stock.Shop;
import dev.contend.checkers.stock.StockSpec;
import java.io.IOException;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** The search and the brute force agree on small random histories, both good and bad. */
class AgreementTest {
  private static final int HISTORIES = 4_000;
  private static final int OFTEN = HISTORIES / 10;

  @Test
  void onRegisters() {
    agree(
        new LinearizabilityChecker<>(new Register.Spec()),
        Register.Model::new,
        random ->
            new Race(random, new Register.Subject(1 + random.nextInt(2)))
                .run(2 + random.nextInt(3), 2 + random.nextInt(7)));
  }

  @Test
  void onStock() {
    agree(
        new LinearizabilityChecker<>(new StockSpec()),
        ReferenceStock::new,
        random -> {
          Shop.Fault[] faults = Shop.Fault.values();
          int planted = Math.max(0, random.nextInt(-faults.length, faults.length));
          return Shop.race(
              random,
              new Shop(1 + random.nextInt(2), faults[planted]),
              2 + random.nextInt(3),
              2 + random.nextInt(6),
              random.nextBoolean());
        });
  }

  /** Reads that change nothing, before all else, move the rest across the words of the bit sets. */
  @Test
  void operationsBeforeChangeNothing() {
    LinearizabilityChecker<?, ?> checker = new LinearizabilityChecker<>(new Register.Spec());
    for (int seed = 0; seed < 1_500; seed++) {
      History plain = registers(seed, 0);
      History padded = registers(seed, 55 + seed % 12);
      assertThat(checker.check(padded, Limits.DEFAULT).word())
          .as("seed %d, %s", seed, describe(plain))
          .isEqualTo(checker.check(plain, Limits.DEFAULT).word());
    }
  }

  private static History registers(int seed, int readsBefore) {
    SplittableRandom random = new SplittableRandom(seed);
    Race race = new Race(random, new Register.Subject(1));
    for (int i = 0; i < readsBefore; i++) {
      race.alone(new Race.Request(Register.READ, Arrays.asList(0L, null)));
    }
    race.run(4, 14);
    for (int mutations = seed % 4; mutations > 0; mutations--) {
      race.mutateAfter(2 * readsBefore);
    }
    return race.history();
  }

  private static void agree(
      LinearizabilityChecker<?, ?> checker,
      Supplier<BruteForce.Model> model,
      Function<SplittableRandom, Race> races) {
    int valid = 0;
    int invalid = 0;
    for (int seed = 0; seed < HISTORIES; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      Race race = races.apply(random);
      for (int mutations = random.nextInt(-6, 9); mutations > 0; mutations--) {
        race.mutate();
      }
      History history;
      try {
        history = race.history();
      } catch (IllegalArgumentException e) {
        continue; // the mutation left no history
      }
      Verdict verdict = checker.check(history, Limits.DEFAULT);
      if (verdict instanceof Verdict.Unknown) {
        continue; // the mutation took away what the race began with
      }
      boolean expected = BruteForce.linearizable(history, model.get());
      assertThat(verdict.word())
          .as("seed %d, %s", seed, describe(history))
          .isEqualTo(expected ? "valid" : "invalid");
      valid += expected ? 1 : 0;
      invalid += expected ? 0 : 1;
    }
    assertThat(valid).isGreaterThan(OFTEN);
    assertThat(invalid).isGreaterThan(OFTEN);
    assertThat(valid + invalid).isGreaterThan(HISTORIES * 8 / 10);
  }

  private static String describe(History history) {
    StringBuilder text = new StringBuilder("history:\n");
    try {
      HistoryWriter.write(history, text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return text.toString();
  }
}
