package dev.contend.checkers.specs;

import java.util.Collections;
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

  private sealed interface Node permits Leaf, Branch {
    int size();

    /** Of all entries below, whatever their order. */
    int entriesHash();
  }

  /** All entries whose keys have that hash; a map, since several may. */
  private record Leaf(int hash, Map<Object, Object> entries) implements Node {
    @Override
    public int size() {
      return entries.size();
    }

    /** Spread before they are summed up, or {1, 4} would have the hash of {2, 3}. */
    @Override
    public int entriesHash() {
      int spread = entries.hashCode() * 0x9E3779B9;
      return (spread ^ spread >>> 15) * 0x85EBCA6B;
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
    Map<Object, Object> entries = entriesNear(key);
    return entries == null ? null : entries.get(key);
  }

  boolean contains(Object key) {
    Map<Object, Object> entries = entriesNear(key);
    return entries != null && entries.containsKey(key);
  }

  private Map<Object, Object> entriesNear(Object key) {
    int hash = hash(key);
    Node node = root;
    while (node instanceof Branch branch) {
      node = (hash & branch.bit()) == 0 ? branch.left() : branch.right();
    }
    return node instanceof Leaf leaf && leaf.hash() == hash ? leaf.entries() : null;
  }

  /** This one, if it has that entry already. */
  PersistentMap with(Object key, Object value) {
    return contains(key) && Objects.equals(get(key), value)
        ? this
        : new PersistentMap(put(root, hash(key), key, value));
  }

  /** This one, if it has no such key. */
  PersistentMap without(Object key) {
    return contains(key) ? new PersistentMap(remove(root, hash(key), key)) : this;
  }

  private static Node put(Node node, int hash, Object key, Object value) {
    if (node == null) {
      return leaf(hash, Map.of(), key, value);
    }
    if (node instanceof Leaf leaf) {
      return leaf.hash() == hash
          ? leaf(hash, leaf.entries(), key, value)
          : join(leaf.hash(), leaf, hash, leaf(hash, Map.of(), key, value));
    }
    Branch branch = (Branch) node;
    if (!branch.covers(hash)) {
      return join(branch.prefix(), branch, hash, leaf(hash, Map.of(), key, value));
    }
    return (hash & branch.bit()) == 0
        ? new Branch(
            branch.prefix(), branch.bit(), put(branch.left(), hash, key, value), branch.right())
        : new Branch(
            branch.prefix(), branch.bit(), branch.left(), put(branch.right(), hash, key, value));
  }

  private static Leaf leaf(int hash, Map<Object, Object> others, Object key, Object value) {
    if (others.isEmpty()) {
      return new Leaf(hash, Collections.singletonMap(key, value));
    }
    Map<Object, Object> entries = new HashMap<>(others);
    entries.put(key, value);
    return new Leaf(hash, entries);
  }

  private static Branch join(int hash, Node one, int otherHash, Node other) {
    int bit = Integer.highestOneBit(hash ^ otherHash);
    boolean left = (hash & bit) == 0;
    return new Branch(above(hash, bit), bit, left ? one : other, left ? other : one);
  }

  /** Null if nothing is left. */
  private static Node remove(Node node, int hash, Object key) {
    if (node instanceof Leaf leaf) {
      Map<Object, Object> entries = new HashMap<>(leaf.entries());
      entries.remove(key);
      return entries.isEmpty() ? null : new Leaf(hash, entries);
    }
    Branch branch = (Branch) node;
    boolean left = (hash & branch.bit()) == 0;
    Node changed = remove(left ? branch.left() : branch.right(), hash, key);
    Node other = left ? branch.right() : branch.left();
    if (changed == null) {
      return other;
    }
    return new Branch(
        branch.prefix(), branch.bit(), left ? changed : other, left ? other : changed);
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
    } else if (node instanceof Leaf leaf) {
      leaf.entries().forEach(action);
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
