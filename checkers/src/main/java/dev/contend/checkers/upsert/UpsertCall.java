package dev.contend.checkers.upsert;

import static dev.contend.checkers.reading.Reading.require;

import dev.contend.checkers.UnjudgeableException;
import dev.contend.checkers.edn.EdnWriter;
import dev.contend.checkers.edn.Keyword;
import dev.contend.checkers.history.Operation;
import dev.contend.checkers.reading.Reading;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** An operation of an upsert history, read; see the package for how they are written. */
public sealed interface UpsertCall {
  Keyword INITIAL = new Keyword("initial");
  Keyword UPSERT = new Keyword("upsert");
  Keyword READ = new Keyword("read");
  Keyword FINAL = new Keyword("final");
  Keyword CREATED = new Keyword("created");
  Keyword UPDATED = new Keyword("updated");
  Keyword ALREADY = new Keyword("already");

  /** The key that it touches. */
  Object key();

  /** What an upsert was answered. */
  enum Answer {
    /** There was no row, now there is. */
    CREATED,
    /** There was a row, and it was changed. */
    UPDATED,
    /** The same request was done before; nothing was written. */
    ALREADY,
    /** Nobody knows whether it wrote anything. */
    UNKNOWN
  }

  /** The row that was there before, if there was one. */
  record Initial(Object key, List<Map<Object, Object>> rows) implements UpsertCall {}

  /** A row is to have these fields, whatever others it has. */
  record Upsert(Object key, Map<Object, Object> fields, Answer answer) implements UpsertCall {

    /** Whether it was acknowledged that it wrote. */
    boolean acknowledged() {
      return answer == Answer.CREATED || answer == Answer.UPDATED;
    }
  }

  /** A read that found these rows. */
  record Read(Object key, List<Map<Object, Object>> rows) implements UpsertCall {}

  /** The rows at the end, when nobody was at work any more. */
  record Final(Object key, List<Map<Object, Object>> rows) implements UpsertCall {}

  /**
   * Reads an operation.
   *
   * @return null if it has no effect that could be known: a read without an answer, an operation
   *     that failed
   * @throws UnjudgeableException if it is none of upsert's
   */
  static UpsertCall of(Operation operation) {
    return Reading.read("upsert", operation, UpsertCall::known, UpsertCall::unknown);
  }

  /**
   * The row that a key began with, or empty.
   *
   * @throws UnjudgeableException if an {@code :initial} is not the first of the key's calls, or
   *     tells of several rows
   */
  static List<Map<Object, Object>> initial(Object key, List<UpsertCall> calls) {
    List<Map<Object, Object>> rows =
        calls.get(0) instanceof Initial initial ? initial.rows() : List.of();
    if (calls.stream().skip(1).anyMatch(Initial.class::isInstance)) {
      throw new UnjudgeableException(
          "key %s has an :initial that is not the first of its operations; a history holds one race, so check each by itself"
              .formatted(EdnWriter.toString(key)));
    }
    if (rows.size() > 1) {
      throw new UnjudgeableException(
          "key %s began with %d rows; one is the most that an upsert can keep"
              .formatted(EdnWriter.toString(key), rows.size()));
    }
    return rows;
  }

  private static UpsertCall known(Operation operation) {
    Keyword f = operation.f();
    List<?> input = (List<?>) operation.input();
    List<?> value = (List<?>) operation.output();
    Object key = Objects.requireNonNull(value.get(0));
    require(key.equals(input.get(0)), "the answer is about another key");
    require(value.size() == (f.equals(UPSERT) ? 3 : 2), "the answer has parts too many or too few");
    return switch (f.name()) {
      case "initial" -> new Initial(key, rows(value.get(1)));
      case "final" -> new Final(key, rows(value.get(1)));
      case "read" -> new Read(key, rows(value.get(1)));
      case "upsert" -> {
        require(Objects.equals(input.get(1), value.get(1)), "the answer is about other fields");
        yield new Upsert(key, fields(value.get(1)), answer(value.get(2)));
      }
      default -> throw new IllegalArgumentException(f.name());
    };
  }

  private static UpsertCall unknown(Operation operation) {
    List<?> input = (List<?>) operation.input();
    Object key = Objects.requireNonNull(input.get(0));
    return switch (operation.f().name()) {
      case "initial", "final", "read" -> null;
      case "upsert" -> new Upsert(key, fields(input.get(1)), Answer.UNKNOWN);
      default -> throw new IllegalArgumentException(operation.f().name());
    };
  }

  private static Answer answer(Object word) {
    if (CREATED.equals(word)) {
      return Answer.CREATED;
    }
    if (UPDATED.equals(word)) {
      return Answer.UPDATED;
    }
    require(ALREADY.equals(word), "no such answer");
    return Answer.ALREADY;
  }

  private static List<Map<Object, Object>> rows(Object value) {
    return ((List<?>) value).stream().map(UpsertCall::fields).toList();
  }

  private static Map<Object, Object> fields(Object value) {
    Map<Object, Object> fields = new HashMap<>((Map<?, ?>) value);
    fields.values().removeIf(Objects::isNull);
    return Map.copyOf(fields);
  }
}
