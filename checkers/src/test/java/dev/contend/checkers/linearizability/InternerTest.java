package dev.contend.checkers.linearizability;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class InternerTest {

  /** Of any two that are equal, or not equal and have the same hash code. */
  private record Thing(int value) {
    @Override
    public int hashCode() {
      return value / 3;
    }
  }

  @Test
  void equalOnesHaveOneNumberAndOthersAnother() {
    SplittableRandom random = new SplittableRandom(1);
    Interner<Thing> interner = new Interner<>();
    List<Thing> things = new ArrayList<>();
    for (int i = 0; i < 3_000; i++) {
      Thing thing = new Thing(random.nextInt(700));
      int at = things.indexOf(thing);
      assertThat(interner.number(thing)).isEqualTo(at >= 0 ? at : things.size());
      if (at < 0) {
        things.add(thing);
      }
      assertThat(interner.size()).isEqualTo(things.size());
    }
    for (int number = 0; number < things.size(); number++) {
      assertThat(interner.thing(number)).isEqualTo(things.get(number));
    }
    assertThat(interner.bytes()).isBetween(things.size() * 64L, things.size() * 120L);
  }
}
