package dev.contend.results.html.witness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.results.WitnessRecord;
import dev.contend.results.WitnessRecord.Allowed;
import dev.contend.results.WitnessRecord.Operation;
import dev.contend.results.WitnessRecord.Outcome;
import dev.contend.results.WitnessRecord.Step;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MomentTest {
  private static final List<Allowed> ONE_OF_THEM =
      List.of(
          new Allowed("A, B", List.of("yes", "no"), "1"),
          new Allowed("B, A", List.of("no", "yes"), "1"));

  @Test
  void theFirstOfTwoYesMayBeRightTheSecondIsNot() {
    assertThat(Moment.of(witness("yes", "yes", "2", ONE_OF_THEM)))
        .containsExactly(
            new Moment(
                5,
                "With this answer of A.cancel no order of whole operations gives what the callers"
                    + " were told."));
  }

  @Test
  void anAnswerThatIsInNoOutcomeIsWrongAtOnce() {
    assertThat(Moment.of(witness("yes", "maybe", "1", ONE_OF_THEM)))
        .singleElement()
        .satisfies(moment -> assertThat(moment.step()).isEqualTo(3))
        .satisfies(moment -> assertThat(moment.words()).contains("B.cancel"));
  }

  @Test
  void whereTheAnswersFitTheStateIsWrongAtTheEnd() {
    assertThat(Moment.of(witness("yes", "no", "2", ONE_OF_THEM)))
        .singleElement()
        .satisfies(moment -> assertThat(moment.step()).isEqualTo(5))
        .satisfies(moment -> assertThat(moment.words()).contains("leaves this state"));
  }

  @Test
  void anErrorIsWrongWhereItReachesItsCaller() {
    assertThat(Moment.of(witness("yes", "ERROR 40001: no", "1", List.of())))
        .containsExactly(new Moment(3, "This error reaches the caller of B.cancel: a 500."));
  }

  @Test
  void ofARefusalNoStepIsToldFromTheAnswers() {
    assertThat(Moment.of(witness("yes", "refused: sold out", "2", ONE_OF_THEM)))
        .singleElement()
        .satisfies(moment -> assertThat(moment.words()).startsWith("By the end no order"));
  }

  @Test
  void aWitnessThatKnowsOfNoAllowedOutcomesHasNoMoment() {
    assertThat(Moment.of(witness("yes", "yes", "2", List.of()))).isEmpty();
  }

  /** A's cancel ends with step 5, B's with step 3. */
  private static WitnessRecord witness(String a, String b, String state, List<Allowed> allowed) {
    return new WitnessRecord(
        "w",
        "s",
        "d",
        "i",
        "scene",
        "state-anomaly",
        "",
        List.of("A", "B"),
        List.of(),
        IntStream.range(0, 6)
            .mapToObj(i -> new Step(i % 2, "statement", "S", List.of(), "", i, List.of()))
            .toList(),
        List.of(),
        List.of(new Operation(0, "cancel", 0, 5, a), new Operation(1, "cancel", 1, 3, b)),
        state,
        new Outcome(List.of(a, b), state),
        allowed.isEmpty() ? null : allowed.get(0),
        allowed,
        1,
        1);
  }
}
