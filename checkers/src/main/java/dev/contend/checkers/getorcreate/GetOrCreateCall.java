package dev.contend.checkers.getorcreate;

import static dev.contend.checkers.reading.Reading.require;

import dev.contend.checkers.UnjudgeableException;
import dev.contend.checkers.edn.EdnWriter;
import dev.contend.checkers.edn.Keyword;
import dev.contend.checkers.history.Operation;
import dev.contend.checkers.reading.Reading;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** An operation of a get-or-create history, read; see the package for how they are written. */
public sealed interface GetOrCreateCall {
  Keyword INITIAL = new Keyword("initial");
  Keyword GET_OR_CREATE = new Keyword("get-or-create");
  Keyword FINAL = new Keyword("final");
  Keyword CREATED = new Keyword("created");
  Keyword FOUND = new Keyword("found");

  /** What was asked for. */
  String key();

  /** The rows that were there before the race. */
  record Initial(String key, Set<Long> ids) implements GetOrCreateCall {}

  /** The caller was told that it made the row of that id. */
  record Created(String key, long id) implements GetOrCreateCall {}

  /** The caller was told that the row of that id was there. */
  record Found(String key, long id) implements GetOrCreateCall {}

  /** Nobody knows whether it made the row. */
  record Unknown(String key) implements GetOrCreateCall {}

  /** The rows at the end, when nobody was at work any more. */
  record Final(String key, Set<Long> ids) implements GetOrCreateCall {}

  /**
   * Reads an operation.
   *
   * @return null if it has no effect that could be known: an observation without an answer, an
   *     operation that failed
   * @throws UnjudgeableException if it is none of get-or-create's
   */
  static GetOrCreateCall of(Operation operation) {
    return Reading.read(
        "get-or-create", operation, GetOrCreateCall::known, GetOrCreateCall::unknown);
  }

  /**
   * The id of the row that was there before, if there was one.
   *
   * @param calls all on the key, in order of invocation
   * @throws UnjudgeableException if an {@code :initial} is not the first of them, or has several
   *     rows
   */
  static Optional<Long> initial(String key, List<GetOrCreateCall> calls) {
    if (calls.stream().skip(1).anyMatch(Initial.class::isInstance)) {
      throw new UnjudgeableException(
          "the :initial of key "
              + EdnWriter.toString(key)
              + " is not its first operation; a history holds one race, so check each by itself");
    }
    if (calls.isEmpty() || !(calls.get(0) instanceof Initial initial)) {
      return Optional.empty();
    }
    if (initial.ids().size() > 1) {
      throw new UnjudgeableException(
          "key " + EdnWriter.toString(key) + " began with several rows; it may have one or none");
    }
    return initial.ids().stream().findFirst();
  }

  private static GetOrCreateCall known(Operation operation) {
    Keyword f = operation.f();
    List<?> input = (List<?>) operation.input();
    List<?> value = (List<?>) operation.output();
    String key = (String) value.get(0);
    require(input.get(0).equals(key), "the answer is about another key");
    require(value.size() == (f.equals(GET_OR_CREATE) ? 3 : 2), "the answer has parts too many");
    if (f.equals(INITIAL)) {
      return new Initial(key, ids(value.get(1)));
    }
    if (f.equals(FINAL)) {
      return new Final(key, ids(value.get(1)));
    }
    require(f.equals(GET_OR_CREATE), "unknown function");
    long id = (Long) value.get(1);
    if (CREATED.equals(value.get(2))) {
      return new Created(key, id);
    }
    require(FOUND.equals(value.get(2)), "neither created nor found");
    return new Found(key, id);
  }

  private static GetOrCreateCall unknown(Operation operation) {
    Keyword f = operation.f();
    String key = (String) ((List<?>) operation.input()).get(0);
    if (f.equals(INITIAL) || f.equals(FINAL)) {
      return null;
    }
    require(f.equals(GET_OR_CREATE), "unknown function");
    return new Unknown(key);
  }

  private static Set<Long> ids(Object rows) {
    Set<Long> ids = new TreeSet<>();
    for (Object id : (Set<?>) rows) {
      ids.add((Long) id);
    }
    return ids;
  }
}
