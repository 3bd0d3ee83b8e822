package dev.contend.results.html.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.results.html.order.DrawnOperation.State;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OrderPictureTest {

  private static DrawnOperation operation(int index, int process, int returned, int place) {
    return new DrawnOperation(index, process, "write 1", returned, place, State.PLACED, "");
  }

  @Test
  void barsReachFromInvocationToReturnInTheLaneOfTheirProcess() {
    OrderPicture picture =
        OrderPicture.of(
            List.of(
                operation(100, 7, 103, 0),
                operation(101, 2, 102, 0),
                operation(104, 7, DrawnOperation.NEVER, 0)));
    assertThat(picture.lanes())
        .extracting(OrderPicture.Lane::label)
        .containsExactly("process 2", "process 7");
    List<OrderPicture.Bar> bars = picture.bars();
    assertThat(bars.get(0).x()).isLessThan(bars.get(1).x());
    assertThat(bars.get(0).width()).isGreaterThan(bars.get(1).width());
    assertThat(bars.get(0).y()).isEqualTo(bars.get(2).y()).isGreaterThan(bars.get(1).y());
    assertThat(bars.get(2).style()).contains("open");
    assertThat(bars).extracting(OrderPicture.Bar::point).containsOnlyNulls();
    assertThat(picture.ordered()).isFalse();
  }

  @Test
  void ofAFewOperationsTheBarsSayWhatTheyAreAndEndlessOnesAreCut() {
    String call = "cancel [1 1] → [1 1 :cancelled]";
    OrderPicture picture =
        OrderPicture.of(List.of(called(0, 1, "x".repeat(5000)), called(2, 3, call)));

    assertThat(picture.bars().get(1).label()).isEqualTo(call);
    assertThat(picture.bars().get(0).label()).startsWith("xxxxxxxx").endsWith("…");
    assertThat(picture.bars().get(0).title()).hasSizeLessThan(800);
    assertThat(picture.width()).isLessThan(1100);
  }

  private static DrawnOperation called(int index, int returned, String call) {
    return new DrawnOperation(index, 0, call, returned, 0, DrawnOperation.State.PLACED, "");
  }

  /**
   * Whatever the order, if it keeps real time, points lie inside of their bars and in the order.
   */
  @Test
  void pointsLieInsideTheirBarsAndInTheOrder() {
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      List<OrderPicture.Bar> bars =
          OrderPicture.of(linearizable(random, 2 + random.nextInt(300))).bars().stream()
              .sorted(Comparator.comparingInt(bar -> bar.operation().place()))
              .toList();
      double last = 0;
      for (OrderPicture.Bar bar : bars) {
        // Places are rounded to tenths.
        assertThat(bar.point())
            .as("seed %d: %s", seed, bar.title())
            .isBetween(bar.x() - 0.1, bar.x() + bar.width() + 0.1)
            .isGreaterThanOrEqualTo(last);
        last = bar.point();
      }
    }
  }

  /** Operations with a moment each between their invocation and return, at random. */
  private static List<DrawnOperation> linearizable(Random random, int count) {
    List<Integer> events = new ArrayList<>();
    int[][] moments = new int[count][];
    for (int i = 0; i < 3 * count; i++) {
      events.add(i);
    }
    Collections.shuffle(events, random);
    for (int i = 0; i < count; i++) {
      moments[i] = events.subList(3 * i, 3 * i + 3).stream().mapToInt(e -> e).sorted().toArray();
    }
    List<Integer> inOrder = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      inOrder.add(i);
    }
    inOrder.sort(Comparator.comparingInt(i -> moments[i][1]));
    List<DrawnOperation> operations = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      operations.add(operation(moments[i][0], i, moments[i][2], inOrder.indexOf(i) + 1));
    }
    return operations;
  }

  @Test
  void tooManyAreLeftOutAndCounted() {
    List<DrawnOperation> operations = new ArrayList<>();
    for (int i = 0; i < OrderPicture.MOST + 5; i++) {
      operations.add(operation(2 * i, i % 10, 2 * i + 1, i + 1));
    }
    OrderPicture picture = OrderPicture.of(operations);
    assertThat(picture.bars()).hasSize(OrderPicture.MOST);
    assertThat(picture.omitted()).isEqualTo(5);
    assertThat(picture.lanes()).hasSize(10);
  }

  @Test
  void theOneThatHasNoPlaceIsDrawnHoweverManyThereAre() {
    List<DrawnOperation> operations = new ArrayList<>();
    for (int i = 0; i < OrderPicture.MOST; i++) {
      operations.add(operation(2 * i, i % 10, 2 * i + 1, 0));
    }
    int last = 2 * OrderPicture.MOST;
    operations.add(
        new DrawnOperation(
            last, 10, "read → 3", last + 1, 0, DrawnOperation.State.UNPLACEABLE, ""));
    OrderPicture picture = OrderPicture.of(operations);
    assertThat(picture.omitted()).isEqualTo(1);
    assertThat(picture.bars().get(0).operation().index()).isEqualTo(2);
    assertThat(picture.bars().get(OrderPicture.MOST - 1).operation().index()).isEqualTo(last);
  }
}
