package dev.contend.checkers.transactions.txn;

/** What a model's reads and writes look like. */
public interface Form {

  /** The model's name, for messages. */
  String model();

  /** Whether a micro-operation of that name writes. */
  boolean writes(Object name);

  /**
   * Takes in what a committed transaction read.
   *
   * @param versions of which it may make new ones
   * @return a number from which the model can tell what was read, other than {@link
   *     Transactions#UNKNOWN}
   * @throws ClassCastException if no key of this model can hold that value
   */
  int read(Versions versions, int key, Object value);
}
