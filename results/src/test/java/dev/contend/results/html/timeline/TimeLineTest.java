package dev.contend.results.html.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.checkers.edn.Keyword;
import dev.contend.checkers.history.Event;
import dev.contend.checkers.history.EventType;
import dev.contend.checkers.history.History;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TimeLineTest {
  private static final Keyword ORDER = new Keyword("order");
  private static final long MS = 1_000_000;

  private final History.Builder history = new History.Builder();

  @Test
  void drawsABarFromInvocationToCompletionInALaneForEachProcess() {
    invoke(0, 7);
    invoke(2, 3);
    complete(4, 3, EventType.OK);
    complete(8, 7, EventType.OK);

    TimeLine line = draw(0, 1);

    assertThat(line.lanes())
        .extracting(TimeLine.Lane::label)
        .containsExactly("process 3", "process 7");
    TimeLine.Bar three = line.bars().get(0);
    TimeLine.Bar seven = line.bars().get(1);
    assertThat(three.label()).isEqualTo("#1 order [3 nil] → [3 17]");
    assertThat(seven.width()).isBetween(three.width() * 3.9, three.width() * 4.1);
    assertThat(three.x() - seven.x()).isBetween(three.width() * 0.95, three.width() * 1.05);
    assertThat(three.y()).isLessThan(seven.y());
  }

  @Test
  void outcomesDifferInStyleAndLabel() {
    invoke(0, 0);
    invoke(0, 1);
    invoke(0, 2);
    history.append(MS, 0, EventType.FAIL, ORDER, null, Map.of(Event.ERROR, "deadlock"));
    complete(1, 1, EventType.INFO);

    TimeLine line = draw(0, 1, 2);

    assertThat(line.bars())
        .extracting(TimeLine.Bar::style)
        .containsExactly("fail named", "info named", "info named");
    assertThat(line.bars())
        .extracting(TimeLine.Bar::label)
        .containsExactly(
            "#0 order [3 nil] ✗ deadlock",
            "#1 order [3 nil] ? never returned",
            "#2 order [3 nil] ? never returned");
    assertThat(line.rows().get(2).ended()).isEqualTo("–");
    assertThat(line.bars().get(2).width()).isGreaterThan(line.bars().get(0).width());
  }

  @Test
  void showsWhatOverlapsAsContextAndNothingElse() {
    call(0, 1, 0);
    call(10, 20, 1);
    invoke(30, 2);
    invoke(31, 3);
    complete(32, 3, EventType.OK);
    complete(33, 2, EventType.OK);
    call(50, 51, 4);

    TimeLine line = draw(4);

    assertThat(line.rows()).extracting(TimeLine.Row::index).containsExactly(4, 5);
    assertThat(line.rows()).extracting(TimeLine.Row::named).containsExactly(true, false);
    assertThat(line.context()).isEqualTo(1);
    assertThat(line.bars().get(1).label()).isNull();
  }

  @Test
  void contextIsLimitedToTheNearest() {
    IntStream.range(0, 60).forEach(process -> invoke(process, process));
    IntStream.range(0, 60).forEach(process -> complete(100, process, EventType.OK));

    TimeLine line = draw(59);

    assertThat(line.context()).isEqualTo(40);
    assertThat(line.rows()).extracting(TimeLine.Row::index).contains(58).doesNotContain(0);
  }

  @Test
  void cutsOutLongStretchesSoThatShortOperationsStayVisible() {
    call(0, 1, 0);
    call(60_000, 60_001, 1);

    TimeLine line = draw(0, 2);

    assertThat(line.cuts()).singleElement();
    assertThat(line.cuts().get(0).label()).isEqualTo("59,999 ms left out");
    assertThat(line.bars()).allMatch(bar -> bar.width() > 300);
    assertThat(line.ticks()).isSortedAccordingTo((a, b) -> Double.compare(a.x(), b.x()));
    assertThat(line.ticks()).extracting(TimeLine.Tick::label).contains("0.5", "60,000.5");
  }

  @Test
  void everythingStaysInsideHoweverManyAreFarApart() {
    IntStream.range(0, 60).forEach(i -> call(i * 1000L, i * 1000L + 1, i % 3));

    TimeLine line = draw(IntStream.range(0, 60).map(i -> 2 * i).toArray());

    assertThat(line.bars()).hasSize(24);
    assertThat(line.omitted()).isEqualTo(36);
    assertThat(line.bars())
        .allMatch(bar -> bar.x() >= 0 && bar.x() + bar.width() <= line.width())
        .allMatch(bar -> bar.width() > 3)
        .allMatch(bar -> bar.y() > 0 && bar.y() + bar.height() <= line.bottom());
    assertThat(line.bars().stream().filter(bar -> bar.labelX() < 0)).isEmpty();
  }

  @Test
  void labelsOfOneLaneDoNotCoverEachOther() {
    IntStream.range(0, 6).forEach(i -> call(2 * i, 2 * i + 1, 0));

    TimeLine line = draw(0, 2, 4, 6, 8, 10);

    for (TimeLine.Bar one : line.bars()) {
      assertThat(line.bars())
          .filteredOn(other -> other != one && other.labelY() == one.labelY())
          .allMatch(other -> Math.abs(other.labelX() - one.labelX()) > 150);
    }
  }

  @Test
  void operationsThatTakeNoTimeAreStillSeen() {
    invoke(5, 0);
    complete(5, 0, EventType.OK);

    assertThat(draw(0).bars()).singleElement().matches(bar -> bar.width() >= 3);
  }

  @Test
  void indicesThatTheHistoryLacksAreLeftOut() {
    call(0, 1, 0);

    assertThat(TimeLine.of(history.build(), List.of(-1, 99))).isEmpty();
  }

  @Test
  void aLongLabelIsShortenedWithoutSplittingACharacter() {
    history.append(0, 0, EventType.INVOKE, ORDER, "🦆".repeat(100), Map.of());

    String label = draw(0).bars().get(0).label();

    assertThat(label).endsWith("🦆…").hasSizeLessThan(140);
  }

  @Test
  void ofAnEndlessAnswerTheBeginningStandsInTitleAndTable() {
    history.append(0, 0, EventType.INVOKE, ORDER, "🦆".repeat(5000), Map.of());

    TimeLine line = draw(0);

    assertThat(line.rows().get(0).input())
        .endsWith("🦆… (5,002 characters; the history has them all)")
        .hasSizeLessThan(1300);
    assertThat(line.bars().get(0).title()).hasSizeLessThan(1500);
  }

  private TimeLine draw(int... indices) {
    return TimeLine.of(history.build(), Arrays.stream(indices).boxed().toList()).orElseThrow();
  }

  private void call(long from, long to, int process) {
    invoke(from, process);
    complete(to, process, EventType.OK);
  }

  private void invoke(long ms, int process) {
    history.append(ms * MS, process, EventType.INVOKE, ORDER, Arrays.asList(3L, null), Map.of());
  }

  private void complete(long ms, int process, EventType type) {
    history.append(ms * MS, process, type, ORDER, List.of(3L, 17L), Map.of());
  }
}
