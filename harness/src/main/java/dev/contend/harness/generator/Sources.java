package dev.contend.harness.generator;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.IntFunction;

/** The sources behind the short generators. */
final class Sources {
  private Sources() {}

  /** Makes a source from a client's number and random numbers. */
  interface Factory<O> {
    Source<O> source(int client, SplittableRandom own);
  }

  static List<SplittableRandom> split(int clients, SplittableRandom random) {
    List<SplittableRandom> own = new ArrayList<>();
    for (int client = 0; client < clients; client++) {
      own.add(random.split());
    }
    return own;
  }

  static <O> List<Source<O>> each(int clients, IntFunction<Source<O>> source) {
    List<Source<O>> sources = new ArrayList<>();
    for (int client = 0; client < clients; client++) {
      sources.add(source.apply(client));
    }
    return sources;
  }

  static <O> List<Source<O>> each(int clients, SplittableRandom random, Factory<O> factory) {
    List<SplittableRandom> own = split(clients, random);
    return each(clients, client -> factory.source(client, own.get(client)));
  }

  static <O> List<Source<O>> each(
      int clients, SplittableRandom random, Function<SplittableRandom, Source<O>> factory) {
    return each(clients, random, (client, own) -> factory.apply(own));
  }

  static <O> Source<O> sequence(Iterator<O> operations) {
    return () -> operations.hasNext() ? new Step.Invoke<>(operations.next(), 0) : new Step.Done<>();
  }

  static <O> List<Source<O>> limit(long operations, List<Source<O>> sources) {
    AtomicLong left = new AtomicLong(operations);
    return each(
        sources.size(),
        client ->
            () -> {
              // Looked at before drawing, so that nothing is drawn in vain; taken after, so that
              // only operations count.
              if (left.get() <= 0) {
                return new Step.Done<>();
              }
              Step<O> step = sources.get(client).next();
              return step instanceof Step.Invoke<O> && left.getAndDecrement() <= 0
                  ? new Step.Done<>()
                  : step;
            });
  }

  static <O> Source<O> stagger(long bound, SplittableRandom delays, Source<O> source) {
    return () -> {
      Step<O> step = source.next();
      return step instanceof Step.Invoke<O> invoke
          ? new Step.Invoke<>(invoke.operation(), invoke.delayNanos() + delays.nextLong(bound))
          : step;
    };
  }
}
