package dev.contend.checkers.linearizability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.checkers.Limits;
import dev.contend.checkers.history.History;
import dev.contend.checkers.specs.SetSpec;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BlocksTest {
  private static final SetSpec SPEC = new SetSpec();

  @Test
  void keepRealTimeIfNoTwoOperationsContradictIt() {
    int kept = 0;
    int broken = 0;
    for (int seed = 0; seed < 600; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      History history = SmallHistories.of(SPEC).history(seed);
      if (history != null) {
        for (var partition : Partition.split(history, SPEC, Limits.DEFAULT.deadline())) {
          int[] block = new int[partition.size()];
          for (int place = 0; place < block.length; place++) {
            int drawn = place / 2 + random.nextInt(-1, 3);
            block[place] = drawn < 0 || random.nextInt(9) == 0 ? Blocks.NONE : drawn;
          }
          boolean expected = keepRealTime(partition, block);
          assertThat(Blocks.keepRealTime(partition, block)).as("seed %d", seed).isEqualTo(expected);
          kept += expected ? 1 : 0;
          broken += expected ? 0 : 1;
        }
      }
    }
    assertThat(kept).isGreaterThan(60);
    assertThat(broken).isGreaterThan(60);
  }

  private static boolean keepRealTime(Partition<?> partition, int[] block) {
    for (int one = 0; one < block.length; one++) {
      for (int other = 0; other < block.length; other++) {
        int returned = partition.returned()[one];
        if (block[other] != Blocks.NONE
            && returned != History.NONE
            && returned < partition.invoked()[other]
            && block[other] < block[one]) {
          return false;
        }
      }
    }
    return true;
  }
}
