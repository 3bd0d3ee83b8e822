package dev.contend.harness.workload;

import dev.contend.checkers.edn.Keyword;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * A race small enough to be explored: a few callers, each with one or two operations. Stateless;
 * what changes is in its {@link Round}s.
 */
public interface Scene {

  /** In lower case, for people: {@code two cancels}. */
  String name();

  /** The functions that each caller calls, in its order. */
  List<List<Keyword>> callers();

  /** Creates the tables in the connection's schema, which is empty. Called once. */
  void schema(Connection db) throws SQLException;

  /** What is there before, and the calls: made anew for each schedule. */
  Round round();

  /**
   * The order in which the account says that it went wrong: for each step the number of the caller
   * that takes it, from 0. Empty if this is not the account's code and race.
   */
  default List<Integer> told() {
    return List.of();
  }

  /** One schedule's share. */
  interface Round {

    /** Inserts the rows that are there before. */
    void prepare(Connection db) throws SQLException;

    /** Observes what the round begins with, after {@link #prepare}. */
    List<Call> begin();

    /**
     * A call. Made when its caller is about to call, so that it may know what an earlier one
     * answered.
     *
     * @param caller from 0
     * @param index among the caller's calls, from 0
     */
    Call call(int caller, int index);

    /** Observes what the round left. */
    List<Call> end();

    /**
     * An output of a call with its generated values marked, such that outputs are equal that differ
     * in nothing else; see {@code explore.judge.Generated}.
     */
    Object comparable(Keyword f, Object output);
  }
}
