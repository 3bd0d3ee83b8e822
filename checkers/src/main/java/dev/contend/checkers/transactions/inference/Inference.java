package dev.contend.checkers.transactions.inference;

import dev.contend.checkers.transactions.graph.Dependency;
import dev.contend.checkers.transactions.graph.EdgeSink;
import dev.contend.checkers.transactions.txn.Transactions;

/** What a model tells of a history. It can be asked by several threads. */
public interface Inference {

  /** The transactions of which it speaks. */
  Transactions transactions();

  /** Which of them certainly happened. */
  Happened happened();

  /** The anomalies that are no cycles. */
  Findings findings();

  /** Gives all dependencies that are certain, in the same order each time. */
  void dependencies(EdgeSink sink);

  /**
   * Why a dependency that was given is one.
   *
   * @return a clause that names transactions by their labels: "T3 read [1 2] of x, without 3, which
   *     T4 appended next"
   */
  String reason(int from, int to, Dependency why);

  /** Of how much the order of versions is known, in words for people; empty if of nothing. */
  String inferred();

  /** What could not be inferred, in words for people; empty if that is nothing. */
  String unknown();
}
