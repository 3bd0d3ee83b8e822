package dev.contend.checkers.specs;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * An immutable map: a Patricia trie on the keys' hashes (Okasaki and Gill, "Fast mergeable integer
 * maps", 1998). A change copies the path to the root, so it costs time and room in the logarithm of
 * the size. The shape depends on the keys alone, not on the order in which they came; so two maps
 * that grew from the same one are compared along what differs.
 */
public final class PersistentMap {
  /** The one without entries. */
  public static final PersistentMap EMPTY = new PersistentMap(null);

  private sealed interface Node permits Leaf, Collision, Branch {
    int size();

    /** Of all entries below, whatever their order. */
    int entriesHash();
  }

  /** The entry of the only key with that hash. */
  private record Leaf(int hash, Object key, Object value, int entriesHash) implements Node {
    Leaf(int hash, Object key, Object value) {
      this(hash, key, value, spread(Objects.hashCode(key) ^ Objects.hashCode(value)));
    }

    /** Spread before they are summed up, or {1, 4} would have the hash of {2, 3}. */
    private static int spread(int entryHash) {
      int product = entryHash * 0x9E3779B9;
      return (product ^ product >>> 15) * 0x85EBCA6B;
    }

    @Override
    public int size() {
      return 1;
    }

    @Override
    public boolean equals(Object other) {
      return this == other
          || (other instanceof Leaf that
              && entriesHash == that.entriesHash
              && Objects.equals(key, that.key)
              && Objects.equals(value, that.value));
    }

    @Override
    public int hashCode() {
      return entriesHash;
    }
  }

  /** The entries of two or more keys that have the same hash. */
  private record Collision(int hash, Map<Object, Object> entries) implements Node {
    @Override
    public int size() {
      return entries.size();
    }

    @Override
    public int entriesHash() {
      return Leaf.spread(entries.hashCode());
    }
  }

  /**
   * Two subtrees.
   *
   * @param prefix the bits above {@code bit} that all hashes below have in common
   * @param bit the highest bit in which they differ: 0 on the left, 1 on the right
   */
  private record Branch(int prefix, int bit, Node left, Node right, int size, int entriesHash)
      implements Node {
    Branch(int prefix, int bit, Node left, Node right) {
      this(
          prefix,
          bit,
          left,
          right,
          left.size() + right.size(),
          left.entriesHash() + right.entriesHash());
    }

    /** It looks at no more than what was changed: the other subtree is seldom at hand. */
    Branch with(boolean onTheLeft, Node changed) {
      Node old = onTheLeft ? left : right;
      return new Branch(
          prefix,
          bit,
          onTheLeft ? changed : left,
          onTheLeft ? right : changed,
          size - old.size() + changed.size(),
          entriesHash - old.entriesHash() + changed.entriesHash());
    }

    boolean covers(int hash) {
      return above(hash, bit) == prefix;
    }

    @Override
    public boolean equals(Object other) {
      return this == other
          || (other instanceof Branch that
              && entriesHash == that.entriesHash
              && size == that.size
              && bit == that.bit
              && left.equals(that.left)
              && right.equals(that.right));
    }

    @Override
    public int hashCode() {
      return entriesHash;
    }
  }

  private final Node root;

  private PersistentMap(Node root) {
    this.root = root;
  }

  int size() {
    return root == null ? 0 : root.size();
  }

  /** The value of a key, or null. */
  Object get(Object key) {
    Node node = near(hash(key));
    if (node instanceof Leaf leaf) {
      return Objects.equals(leaf.key(), key) ? leaf.value() : null;
    }
    return node instanceof Collision collision ? collision.entries().get(key) : null;
  }

  boolean contains(Object key) {
    Node node = near(hash(key));
    if (node instanceof Leaf leaf) {
      return Objects.equals(leaf.key(), key);
    }
    return node instanceof Collision collision && collision.entries().containsKey(key);
  }

  /** Where the keys of that hash are, if there are any. */
  private Node near(int hash) {
    Node node = root;
    while (node instanceof Branch branch) {
      node = (hash & branch.bit()) == 0 ? branch.left() : branch.right();
    }
    return node;
  }

  /** This one, if it has that entry already. */
  PersistentMap with(Object key, Object value) {
    Node changed = put(root, new Leaf(hash(key), key, value));
    return changed == root ? this : new PersistentMap(changed);
  }

  /** This one, if it has no such key. */
  PersistentMap without(Object key) {
    return contains(key) ? new PersistentMap(remove(root, hash(key), key)) : this;
  }

  /** The node itself, if that changes nothing. */
  private static Node put(Node node, Leaf added) {
    if (node == null) {
      return added;
    }
    if (node instanceof Leaf leaf) {
      if (leaf.hash() != added.hash()) {
        return join(leaf.hash(), leaf, added.hash(), added);
      }
      if (Objects.equals(leaf.key(), added.key())) {
        return leaf.equals(added) ? leaf : added;
      }
      return collision(added, leaf.key(), leaf.value(), Map.of());
    }
    if (node instanceof Collision collision) {
      if (collision.hash() != added.hash()) {
        return join(collision.hash(), collision, added.hash(), added);
      }
      Collision changed = collision(added, added.key(), added.value(), collision.entries());
      return changed.equals(collision) ? collision : changed;
    }
    Branch branch = (Branch) node;
    if (!branch.covers(added.hash())) {
      return join(branch.prefix(), branch, added.hash(), added);
    }
    boolean left = (added.hash() & branch.bit()) == 0;
    Node child = left ? branch.left() : branch.right();
    Node changed = put(child, added);
    return changed == child ? branch : branch.with(left, changed);
  }

  private static Collision collision(
      Leaf added, Object key, Object value, Map<Object, Object> others) {
    Map<Object, Object> entries = new HashMap<>(others);
    entries.put(key, value);
    entries.put(added.key(), added.value());
    return new Collision(added.hash(), entries);
  }

  private static Branch join(int hash, Node one, int otherHash, Node other) {
    int bit = Integer.highestOneBit(hash ^ otherHash);
    boolean left = (hash & bit) == 0;
    return new Branch(above(hash, bit), bit, left ? one : other, left ? other : one);
  }

  /** Takes a key away that is there; null if nothing is left. */
  private static Node remove(Node node, int hash, Object key) {
    if (node instanceof Leaf) {
      return null;
    }
    if (node instanceof Collision collision) {
      Map<Object, Object> entries = new HashMap<>(collision.entries());
      entries.remove(key);
      Map.Entry<Object, Object> one = entries.entrySet().iterator().next();
      return entries.size() == 1
          ? new Leaf(hash, one.getKey(), one.getValue())
          : new Collision(hash, entries);
    }
    Branch branch = (Branch) node;
    boolean left = (hash & branch.bit()) == 0;
    Node changed = remove(left ? branch.left() : branch.right(), hash, key);
    if (changed == null) {
      return left ? branch.right() : branch.left();
    }
    return branch.with(left, changed);
  }

  private static int above(int hash, int bit) {
    return hash & -(bit << 1);
  }

  /** Spread, since the hashes of small numbers differ in their low bits only. */
  private static int hash(Object key) {
    return Objects.hashCode(key) * 0x9E3779B9;
  }

  Set<Object> keys() {
    Set<Object> keys = new HashSet<>();
    forEach((key, value) -> keys.add(key));
    return keys;
  }

  void forEach(BiConsumer<Object, Object> action) {
    forEach(root, action);
  }

  private static void forEach(Node node, BiConsumer<Object, Object> action) {
    if (node instanceof Branch branch) {
      forEach(branch.left(), action);
      forEach(branch.right(), action);
    } else if (node instanceof Collision collision) {
      collision.entries().forEach(action);
    } else if (node instanceof Leaf leaf) {
      action.accept(leaf.key(), leaf.value());
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PersistentMap that && Objects.equals(root, that.root);
  }

  @Override
  public int hashCode() {
    return root == null ? 0 : root.entriesHash();
  }
}
