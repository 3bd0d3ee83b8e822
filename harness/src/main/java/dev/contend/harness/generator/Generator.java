package dev.contend.harness.generator;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * Draws the operations of a run, for each client its own sequence.
 *
 * <p>All that is random comes from the seed, and each client has random numbers of its own: however
 * the clients overtake each other, client 3 draws the same operations in the same order in every
 * run with that seed. Where a bound that all clients share ends the run ({@link #limit}, {@link
 * #until}), two runs agree on what is common to both of a client's sequences.
 *
 * @param <O> operations. What depends on the run, such as the id of an order, can't be drawn; draw
 *     a place where the run keeps one.
 */
@FunctionalInterface
public interface Generator<O> {

  /**
   * Begins a run.
   *
   * @param clients how many
   * @param random where randomness comes from; the caller gives it away
   * @return a source for each client
   */
  List<Source<O>> start(int clients, SplittableRandom random);

  /** Begins a run with that seed. */
  default List<Source<O>> start(int clients, long seed) {
    return start(clients, new SplittableRandom(seed));
  }

  /** Draws for ever. */
  static <O> Generator<O> draw(Function<SplittableRandom, O> draw) {
    return (clients, random) ->
        Sources.each(clients, random, own -> () -> new Step.Invoke<>(draw.apply(own), 0));
  }

  /** Always the same operation. */
  static <O> Generator<O> repeat(O operation) {
    return draw(random -> operation);
  }

  /** Each operation once and in order, for every client. */
  static <O> Generator<O> each(List<O> operations) {
    return (clients, random) ->
        Sources.each(clients, random, own -> Sources.sequence(operations.iterator()));
  }

  /**
   * A generator of its own for each client.
   *
   * @param generators gives the generator of a client, which then is the only one that it has
   */
  static <O> Generator<O> perClient(IntFunction<Generator<O>> generators) {
    return (clients, random) ->
        Sources.each(
            clients, random, (client, own) -> generators.apply(client).start(1, own).get(0));
  }

  /**
   * Chooses at random for each operation, each as often as its weight says; a done one drops out.
   */
  static <O> Generator<O> mix(List<Weighted<O>> parts) {
    return new Mix<>(List.copyOf(parts));
  }

  /**
   * A part of a mix.
   *
   * @param weight how often, relative to the others; positive
   * @param generator what
   */
  record Weighted<O>(int weight, Generator<O> generator) {
    public Weighted {
      if (weight <= 0) {
        throw new IllegalArgumentException("a weight is positive, not " + weight);
      }
    }
  }

  /** At most that many operations, of all clients together. */
  static <O> Generator<O> limit(long operations, Generator<O> generator) {
    return (clients, random) -> Sources.limit(operations, generator.start(clients, random));
  }

  /**
   * Waits before each operation a random time between zero and twice the mean, so that clients
   * drift apart.
   */
  static <O> Generator<O> stagger(Duration mean, Generator<O> generator) {
    long bound = Math.max(1, mean.toNanos() * 2);
    return (clients, random) -> {
      List<SplittableRandom> delays = Sources.split(clients, random.split());
      List<Source<O>> sources = generator.start(clients, random);
      return Sources.each(
          clients, client -> Sources.stagger(bound, delays.get(client), sources.get(client)));
    };
  }

  /** One generator after the other; each begins when all clients are done with the one before. */
  static <O> Generator<O> phases(List<Generator<O>> phases) {
    return new Phases<>(List.copyOf(phases));
  }

  /** Until a condition holds, which is asked before each operation and must be safe to share. */
  static <O> Generator<O> until(BooleanSupplier condition, Generator<O> generator) {
    return (clients, random) -> {
      List<Source<O>> sources = generator.start(clients, random);
      return Sources.each(
          clients,
          client ->
              () -> condition.getAsBoolean() ? new Step.Done<>() : sources.get(client).next());
    };
  }

  /** Until that much time has passed since the first operation was asked for. */
  static <O> Generator<O> timeLimit(Duration limit, Generator<O> generator) {
    return (clients, random) -> until(new TimeLimit(limit), generator).start(clients, random);
  }
}
