package dev.contend.checkers.transactions.inference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.checkers.edn.Keyword;
import dev.contend.checkers.history.EventType;
import dev.contend.checkers.history.History;
import dev.contend.checkers.transactions.listappend.ListAppend;
import dev.contend.checkers.transactions.txn.Transactions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** From the edges that are given all others follow, and none that is not so. */
class OrdersTest {
  private static final int HISTORIES = 500;
  private static final int PROCESSES = 4;
  private static final Object NOTHING = List.of(Arrays.asList(new Keyword("r"), "x", null));

  private static History history(SplittableRandom random) {
    History.Builder history = new History.Builder();
    boolean[] open = new boolean[PROCESSES];
    for (int i = 0; i < 24; i++) {
      int process = random.nextInt(PROCESSES);
      EventType type = open[process] ? EventType.OK : EventType.INVOKE;
      open[process] = !open[process];
      history.append(i, process, type, new Keyword("txn"), NOTHING, Map.of());
    }
    return history.build();
  }

  @Test
  void theClocksOrderFollows() {
    for (int seed = 0; seed < HISTORIES; seed++) {
      Transactions all = ListAppend.of(history(new SplittableRandom(seed))).transactions();
      int size = all.size();
      int[] some = IntStream.range(0, size).toArray();
      boolean[][] before = new boolean[size][size];
      int[] predecessors = new int[size];
      Orders.realTime(
          all,
          some,
          Orders.returned(all, some),
          (from, to, why) -> {
            before[from][to] = true;
            predecessors[to]++;
          });
      assertThat(Arrays.stream(predecessors).max().orElse(0))
          .as("seed %d", seed)
          .isLessThanOrEqualTo(PROCESSES);
      close(before);
      for (int one = 0; one < size; one++) {
        for (int other = 0; other < size; other++) {
          boolean returned = all.ok(one) && all.completed(one) < all.invoked(other);
          assertThat(before[one][other])
              .as("seed %d: %d, %d", seed, one, other)
              .isEqualTo(returned);
        }
      }
    }
  }

  @Test
  void eachProcessKeepsItsOrder() {
    for (int seed = 0; seed < HISTORIES; seed++) {
      ListAppend inference = ListAppend.of(history(new SplittableRandom(seed)));
      Transactions all = inference.transactions();
      boolean[][] before = new boolean[all.size()][all.size()];
      Orders.process(inference, (from, to, why) -> before[from][to] = true);
      close(before);
      for (int one = 0; one < all.size(); one++) {
        for (int other = one + 1; other < all.size(); other++) {
          boolean same = all.process(one) == all.process(other);
          assertThat(before[one][other])
              .as("seed %d: %d, %d", seed, one, other)
              .isEqualTo(same && all.ok(one) && inference.happened().happened(other));
        }
      }
    }
  }

  private static void close(boolean[][] before) {
    for (int by = 0; by < before.length; by++) {
      for (boolean[] row : before) {
        for (int to = 0; row[by] && to < row.length; to++) {
          row[to] |= before[by][to];
        }
      }
    }
  }
}
