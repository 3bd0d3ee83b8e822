package dev.contend.harness.generator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.harness.generator.Generator.Weighted;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class GeneratorTest {
  private static final Generator<Integer> NUMBERS = Generator.draw(random -> random.nextInt(1000));

  /** What a source gives until it is done or the limit is reached; null stands for a barrier. */
  private static <O> List<O> take(Source<O> source, int limit) {
    List<O> taken = new ArrayList<>();
    while (taken.size() < limit) {
      Step<O> step = source.next();
      if (step instanceof Step.Done<O>) {
        break;
      }
      taken.add(step instanceof Step.Invoke<O> invoke ? invoke.operation() : null);
    }
    return taken;
  }

  @Test
  void clientsDrawTheirOwnSequenceWhateverTheOthersDo() {
    List<Source<Integer>> alone = NUMBERS.start(3, 42);
    List<Integer> expected = take(alone.get(2), 50);

    List<Source<Integer>> together = NUMBERS.start(3, 42);
    take(together.get(0), 17);
    take(together.get(1), 400);
    assertThat(take(together.get(2), 50)).isEqualTo(expected);
    assertThat(take(NUMBERS.start(3, 43).get(2), 50)).isNotEqualTo(expected);
  }

  @Test
  void clientsDiffer() {
    List<Source<Integer>> sources = NUMBERS.start(2, 42);
    assertThat(take(sources.get(0), 50)).isNotEqualTo(take(sources.get(1), 50));
  }

  @Test
  void limitIsSharedAndGivesPrefixes() {
    List<Source<Integer>> limited = Generator.limit(10, NUMBERS).start(2, 42);
    List<Integer> first = take(limited.get(0), 7);
    List<Integer> second = take(limited.get(1), 100);

    assertThat(first).hasSize(7);
    assertThat(second).hasSize(3);
    assertThat(take(limited.get(0), 1)).isEmpty();
    assertThat(second).isEqualTo(take(NUMBERS.start(2, 42).get(1), 3));
  }

  @Test
  void mixKeepsItsWeightsAndDropsWhatIsDone() {
    Generator<String> mix =
        Generator.mix(
            List.of(
                new Weighted<>(3, Generator.repeat("often")),
                new Weighted<>(1, Generator.repeat("seldom")),
                new Weighted<>(50, Generator.each(List.of("once")))));
    List<String> taken = take(mix.start(1, 42).get(0), 10_000);

    assertThat(taken).containsOnlyOnce("once");
    assertThat(taken.stream().filter("seldom"::equals).count()).isBetween(2_200L, 2_800L);
  }

  @Test
  void mixOfDoneGeneratorsIsDone() {
    Generator<String> mix =
        Generator.mix(
            List.of(
                new Weighted<>(1, Generator.each(List.of("a"))),
                new Weighted<>(1, Generator.each(List.of("b")))));
    assertThat(take(mix.start(1, 42).get(0), 10)).containsExactlyInAnyOrder("a", "b");
  }

  @Test
  void staggerDelaysWithoutChangingWhatIsDrawn() {
    Duration mean = Duration.ofMillis(5);
    Source<Integer> staggered = Generator.stagger(mean, NUMBERS).start(1, 42).get(0);
    Source<Integer> again = Generator.stagger(mean, NUMBERS).start(1, 42).get(0);
    long total = 0;
    for (int i = 0; i < 1_000; i++) {
      Step.Invoke<Integer> step = (Step.Invoke<Integer>) staggered.next();
      assertThat(step).isEqualTo(again.next());
      assertThat(step.delayNanos()).isBetween(0L, 2 * mean.toNanos());
      total += step.delayNanos();
    }
    assertThat(total / 1_000).isBetween(mean.toNanos() * 9 / 10, mean.toNanos() * 11 / 10);
  }

  @Test
  void phasesWaitForEachOther() {
    Generator<String> phases =
        Generator.phases(
            List.of(
                Generator.each(List.of("a", "b")),
                Generator.limit(1, Generator.repeat("c")),
                Generator.each(List.of("d"))));
    List<Source<String>> sources = phases.start(2, 42);

    assertThat(take(sources.get(0), 10)).containsExactly("a", "b", null, "c", null, "d");
    assertThat(take(sources.get(1), 10)).containsExactly("a", "b", null, null, "d");
  }

  @Test
  void perClientGivesEachItsOwn() {
    Generator<String> own =
        Generator.perClient(client -> Generator.each(List.of("client " + client)));
    List<Source<String>> sources = own.start(2, 42);

    assertThat(take(sources.get(0), 10)).containsExactly("client 0");
    assertThat(take(sources.get(1), 10)).containsExactly("client 1");
  }

  @Test
  void untilEndsWhenTheConditionHolds() {
    AtomicBoolean over = new AtomicBoolean();
    Source<String> source = Generator.until(over::get, Generator.repeat("a")).start(1, 42).get(0);

    assertThat(take(source, 5)).hasSize(5);
    over.set(true);
    assertThat(take(source, 5)).isEmpty();
  }

  @Test
  void timeLimitBeginsWithTheFirstOperation() {
    Source<String> endless =
        Generator.timeLimit(Duration.ofDays(1), Generator.repeat("a")).start(1, 42).get(0);
    assertThat(take(endless, 5)).hasSize(5);

    Source<String> over =
        Generator.timeLimit(Duration.ZERO, Generator.repeat("a")).start(1, 42).get(0);
    assertThat(take(over, 5)).isEmpty();
  }
}
