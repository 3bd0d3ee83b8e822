package dev.contend.results.html.dependency;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.checkers.Dependencies;
import dev.contend.checkers.Dependencies.Step;
import dev.contend.checkers.Dependencies.Transaction;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DependencyPictureTest {
  private static final String LONG = "T0 read [1 2 3] of x without 4 ".repeat(20);

  private static Transaction transaction(int operation, int calls) {
    List<String> asked = new ArrayList<>();
    for (int i = 0; i < calls; i++) {
      asked.add("[:append %d %s]".formatted(i, "9".repeat(i * 10)));
    }
    return new Transaction(operation, operation, "ok", asked);
  }

  private static Dependencies cycle(int length) {
    List<Transaction> transactions = new ArrayList<>();
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      transactions.add(transaction(i, i % 11));
      steps.add(new Step(i, (i + 1) % length, "rw", LONG.substring(0, 1 + 37 * i % LONG.length())));
    }
    return new Dependencies("A circle.", List.of("serializable"), transactions, steps, true);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 12, 13, 500})
  void nothingOverlapsAndTheLastArrowLeadsBack(int length) {
    DependencyPicture picture = DependencyPicture.of(cycle(length));
    assertThat(picture.boxes()).hasSize(Math.min(length, 12));
    assertThat(picture.arrows()).hasSameSizeAs(picture.boxes());
    double y = 0;
    for (int i = 0; i < picture.boxes().size(); i++) {
      DependencyPicture.Box box = picture.boxes().get(i);
      assertThat(box.y()).isGreaterThanOrEqualTo(y);
      for (DependencyPicture.Line line : box.lines()) {
        assertThat(line.y()).isBetween(box.y(), box.y() + box.height());
      }
      DependencyPicture.Arrow arrow = picture.arrows().get(i);
      y = box.y() + box.height();
      assertThat(arrow.y()).isEqualTo(y);
      for (DependencyPicture.Line line : arrow.lines()) {
        assertThat(line.y()).isBetween(y, picture.height());
        y = line.y();
      }
    }
    assertThat(y).isLessThan(picture.height());
    DependencyPicture.Arrow last = picture.arrows().get(picture.arrows().size() - 1);
    assertThat(last.step().to()).isZero();
    assertThat(picture.words()).startsWith("A cycle: T0, rw, T1, rw, ").endsWith(", rw, T0");
    assertThat(picture.boxes().get(picture.boxes().size() - 1).name())
        .isEqualTo(
            "T%1$d · process %1$d · ok%2$s"
                .formatted(
                    length - 1,
                    length > 12 ? " (%d others before it)".formatted(length - 12) : ""));
  }

  @Test
  void oneStepGoesDown() {
    Step dirty = new Step(4, 2, "wr", "T2 read 1, but T4 failed.");
    DependencyPicture picture =
        DependencyPicture.of(
            new Dependencies(
                "An aborted read.",
                List.of("read-committed"),
                List.of(transaction(2, 1), transaction(4, 1)),
                List.of(dirty),
                false));
    assertThat(picture.boxes())
        .extracting(box -> box.name().split(" ")[0])
        .containsExactly("T4", "T2");
    assertThat(picture.arrows()).extracting(DependencyPicture.Arrow::step).containsExactly(dirty);
  }

  @Test
  void withoutStepsThereAreBoxes() {
    DependencyPicture picture =
        DependencyPicture.of(
            new Dependencies(
                "A lost update.",
                List.of("cursor-stability"),
                List.of(transaction(0, 2), transaction(1, 2)),
                List.of(),
                false));
    assertThat(picture.boxes()).hasSize(2);
    assertThat(picture.arrows()).isEmpty();
    assertThat(picture.boxes().get(1).y())
        .isGreaterThan(picture.boxes().get(0).y() + picture.boxes().get(0).height());
    assertThat(picture.words()).isEqualTo("T0 T1");
  }

  @Test
  void longWordsAreBroken() {
    assertThat(Lines.wrapped("one two three", 7, 9)).containsExactly("one two", "three");
    assertThat(Lines.wrapped("abcdefghij kl", 4, 9)).containsExactly("abcd", "efgh", "ij", "kl");
    assertThat(Lines.wrapped("one two three", 5, 2)).containsExactly("one", "two …");
    assertThat(Lines.wrapped("", 5, 2)).isEmpty();
  }
}
