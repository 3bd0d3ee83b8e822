package dev.contend.checkers.specs;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * An immutable first-in first-out queue: a list of its head and a reversed list of its end
 * (Okasaki, "Purely functional data structures", 1998). The hash is kept up to date at each step;
 * to compare two equal queues costs time in their length.
 */
public final class PersistentQueue {
  /** The one without elements. */
  public static final PersistentQueue EMPTY = new PersistentQueue(null, null, 0, 0, 1);

  private static final long BASE = 0x9E3779B97F4A7C15L;
  private static final long INVERSE_OF_BASE = inverse(BASE);

  private record Node(Object value, Node next) {}

  private final Node front;
  private final Node back;
  private final int size;

  /** The sum of the elements' hashes, the last one times 1, the one before it times the base, … */
  private final long hash;

  /** The base to the power of the size. */
  private final long power;

  private PersistentQueue(Node front, Node back, int size, long hash, long power) {
    this.front = front;
    this.back = back;
    this.size = size;
    this.hash = hash;
    this.power = power;
  }

  /** By Newton's iteration; each step doubles the number of right bits, of which 3 are at first. */
  private static long inverse(long odd) {
    long inverse = odd;
    for (int bits = 3; bits < Long.SIZE; bits *= 2) {
      inverse *= 2 - odd * inverse;
    }
    return inverse;
  }

  boolean isEmpty() {
    return size == 0;
  }

  PersistentQueue with(Object value) {
    long longer = hash * BASE + value.hashCode();
    return size == 0
        ? new PersistentQueue(new Node(value, null), null, 1, longer, BASE)
        : new PersistentQueue(front, new Node(value, back), size + 1, longer, power * BASE);
  }

  /** The oldest element; the queue is not empty. */
  Object head() {
    return front.value();
  }

  /** All but the oldest element; the queue is not empty. */
  PersistentQueue withoutHead() {
    if (size == 1) {
      return EMPTY;
    }
    long shorter = power * INVERSE_OF_BASE;
    long rest = hash - front.value().hashCode() * shorter;
    return front.next() != null
        ? new PersistentQueue(front.next(), back, size - 1, rest, shorter)
        : new PersistentQueue(reversed(back), null, size - 1, rest, shorter);
  }

  private static Node reversed(Node list) {
    Node reversed = null;
    for (Node node = list; node != null; node = node.next()) {
      reversed = new Node(node.value(), reversed);
    }
    return reversed;
  }

  /** Oldest first. */
  List<Object> elements() {
    List<Object> elements = new ArrayList<>(size);
    for (Node node = front; node != null; node = node.next()) {
      elements.add(node.value());
    }
    for (Node node = reversed(back); node != null; node = node.next()) {
      elements.add(node.value());
    }
    return elements;
  }

  @Override
  public boolean equals(Object other) {
    if (!(other instanceof PersistentQueue that) || size != that.size || hash != that.hash) {
      return false;
    }
    if (front == that.front && back == that.back) {
      return true;
    }
    Iterator<Object> theirs = that.elements().iterator();
    return elements().stream().allMatch(mine -> mine.equals(theirs.next()));
  }

  @Override
  public int hashCode() {
    return Long.hashCode(hash);
  }
}
