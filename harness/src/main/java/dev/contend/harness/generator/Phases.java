package dev.contend.harness.generator;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.SplittableRandom;

/** One generator after the other, all clients together. */
record Phases<O>(List<Generator<O>> phases) implements Generator<O> {

  @Override
  public List<Source<O>> start(int clients, SplittableRandom random) {
    List<List<Source<O>>> started = new ArrayList<>();
    for (Generator<O> phase : phases) {
      started.add(phase.start(clients, random.split()));
    }
    return Sources.each(
        clients,
        client -> new PhasesSource<>(started.stream().map(phase -> phase.get(client)).iterator()));
  }

  private static final class PhasesSource<O> implements Source<O> {
    private final Iterator<Source<O>> rest;
    private Source<O> current;

    PhasesSource(Iterator<Source<O>> phases) {
      rest = phases;
      current = rest.hasNext() ? rest.next() : Step.Done::new;
    }

    @Override
    public Step<O> next() {
      Step<O> step = current.next();
      if (!(step instanceof Step.Done<O>) || !rest.hasNext()) {
        return step;
      }
      current = rest.next();
      return new Step.Synchronize<>();
    }
  }
}
