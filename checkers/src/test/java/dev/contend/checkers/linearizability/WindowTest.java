package dev.contend.checkers.linearizability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.checkers.Limits;
import dev.contend.checkers.history.History;
import dev.contend.checkers.specs.CasRegisterSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What is open at each level is what the partition says that is. */
class WindowTest {
  private static final CasRegisterSpec SPEC = new CasRegisterSpec();

  @Test
  void whatIsOpenIsWhatWasInvokedAndHasNotReturned() {
    for (int seed = 0; seed < 300; seed++) {
      History history = SmallHistories.of(SPEC).history(seed);
      if (history != null) {
        for (var partition : Partition.split(history, SPEC, Limits.DEFAULT.deadline())) {
          wander(partition, new SplittableRandom(seed));
        }
      }
    }
  }

  private static <C> void wander(Partition<C> partition, SplittableRandom random) {
    boolean[] pure = new boolean[partition.kinds().size()];
    for (int kind = 0; kind < pure.length; kind++) {
      pure[kind] = random.nextBoolean();
    }
    Timeline timeline = new Timeline(partition, pure);
    Window window = new Window(timeline, pure);
    assertThat(window.level()).isZero();
    for (int move = 0; move < 20 && timeline.returns > 0; move++) {
      window.moveTo(random.nextInt(timeline.returns));
      assertThat(openPlaces(window, timeline, false))
          .containsExactlyInAnyOrderElementsOf(open(partition, timeline, window, pure, false));
      assertThat(openPlaces(window, timeline, true))
          .containsExactlyInAnyOrderElementsOf(open(partition, timeline, window, pure, true));
      assertUnknown(partition, timeline, window, pure);
    }
  }

  private static List<Integer> openPlaces(Window window, Timeline timeline, boolean pure) {
    List<Integer> places = new ArrayList<>();
    for (int slot = 0; slot < timeline.slots; slot++) {
      long word = (pure ? window.openPure : window.open)[slot >> 6];
      if ((word >>> slot & 1) != 0) {
        places.add(timeline.place[window.operationAt[slot]]);
      }
    }
    return places;
  }

  private static List<Integer> open(
      Partition<?> partition, Timeline timeline, Window window, boolean[] pure, boolean ofPure) {
    int next = partition.returned()[timeline.place[window.level()]];
    List<Integer> open = new ArrayList<>();
    for (int place = 0; place < partition.size(); place++) {
      int returned = partition.returned()[place];
      if (returned >= next
          && partition.invoked()[place] < next
          && pure[partition.kind()[place]] == ofPure) {
        open.add(place);
      }
    }
    return open;
  }

  private static void assertUnknown(
      Partition<?> partition, Timeline timeline, Window window, boolean[] pure) {
    int next = partition.returned()[timeline.place[window.level()]];
    int[] counts = new int[pure.length];
    for (int place = 0; place < partition.size(); place++) {
      if (partition.returned()[place] == History.NONE
          && partition.invoked()[place] < next
          && !pure[partition.kind()[place]]) {
        counts[partition.kind()[place]]++;
      }
    }
    assertThat(window.unknown).containsExactly(counts);
  }
}
