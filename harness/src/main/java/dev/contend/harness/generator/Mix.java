package dev.contend.harness.generator;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Chooses a part at random for each operation. */
record Mix<O>(List<Generator.Weighted<O>> parts) implements Generator<O> {

  @Override
  public List<Source<O>> start(int clients, SplittableRandom random) {
    List<SplittableRandom> choices = Sources.split(clients, random.split());
    List<List<Source<O>>> started = new ArrayList<>();
    for (Weighted<O> part : parts) {
      started.add(part.generator().start(clients, random.split()));
    }
    return Sources.each(
        clients,
        client -> {
          List<Source<O>> own = new ArrayList<>();
          started.forEach(part -> own.add(part.get(client)));
          return new MixSource<>(choices.get(client), parts, own);
        });
  }

  private static final class MixSource<O> implements Source<O> {
    private final SplittableRandom random;
    private final List<Integer> weights = new ArrayList<>();
    private final List<Source<O>> sources;
    private int total;

    MixSource(SplittableRandom random, List<Weighted<O>> parts, List<Source<O>> sources) {
      this.random = random;
      this.sources = sources;
      for (Weighted<O> part : parts) {
        weights.add(part.weight());
        total += part.weight();
      }
    }

    @Override
    public Step<O> next() {
      while (!sources.isEmpty()) {
        int chosen = choose();
        Step<O> step = sources.get(chosen).next();
        if (!(step instanceof Step.Done<O>)) {
          return step;
        }
        total -= weights.remove(chosen);
        sources.remove(chosen);
      }
      return new Step.Done<>();
    }

    private int choose() {
      int point = random.nextInt(total);
      int chosen = 0;
      while (point >= weights.get(chosen)) {
        point -= weights.get(chosen++);
      }
      return chosen;
    }
  }
}
