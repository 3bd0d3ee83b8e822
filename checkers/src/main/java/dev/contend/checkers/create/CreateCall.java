package dev.contend.checkers.create;

import static dev.contend.checkers.reading.Reading.require;

import dev.contend.checkers.UnjudgeableException;
import dev.contend.checkers.edn.Keyword;
import dev.contend.checkers.history.Operation;
import dev.contend.checkers.reading.Reading;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** An operation of a create history, read; see the package for how they are written. */
public sealed interface CreateCall {
  Keyword CREATE = new Keyword("create");
  Keyword FINAL = new Keyword("final");
  Keyword CONFLICT = new Keyword("conflict");

  /** An attempt to create a customer. */
  sealed interface Create extends CreateCall {
    /** The login asked for. */
    String login();
  }

  /** A customer was created, in the row of that id. */
  record Created(String login, long id) implements Create {}

  /** The login was said to be taken. */
  record Conflict(String login) implements Create {}

  /** Nobody knows whether a customer was created. */
  record Unknown(String login) implements Create {}

  /**
   * The rows at the end, when nobody was at work any more.
   *
   * @param ids of the rows of each login that has any
   */
  record Final(SortedMap<String, SortedSet<Long>> ids) implements CreateCall {
    public Final {
      ids = Collections.unmodifiableSortedMap(ids);
    }

    /** The ids of a login's rows. */
    public SortedSet<Long> of(String login) {
      return ids.getOrDefault(login, Collections.emptySortedSet());
    }
  }

  /**
   * Reads an operation.
   *
   * @return null if it has no effect that could be known: an observation without an answer, an
   *     operation that failed
   * @throws UnjudgeableException if it is none of create's
   */
  static CreateCall of(Operation operation) {
    return Reading.read("create", operation, CreateCall::known, CreateCall::unknown);
  }

  private static CreateCall known(Operation operation) {
    if (operation.f().equals(FINAL)) {
      return rows((Map<?, ?>) operation.output());
    }
    String login = login(operation);
    List<?> answer = (List<?>) operation.output();
    require(answer.size() == 2, "the answer has parts too many");
    require(answer.get(0).equals(login), "the answer is about another login");
    return CONFLICT.equals(answer.get(1))
        ? new Conflict(login)
        : new Created(login, (Long) answer.get(1));
  }

  private static CreateCall unknown(Operation operation) {
    return operation.f().equals(FINAL) ? null : new Unknown(login(operation));
  }

  private static String login(Operation operation) {
    require(operation.f().equals(CREATE), operation.f().name());
    String login = (String) ((List<?>) operation.input()).get(0);
    require(login != null, "a create without a login");
    return login;
  }

  private static Final rows(Map<?, ?> observed) {
    SortedMap<String, SortedSet<Long>> ids = new TreeMap<>();
    observed.forEach(
        (login, rows) -> {
          SortedSet<Long> own = new TreeSet<>();
          ((Set<?>) rows).forEach(id -> own.add((Long) id));
          require(!own.isEmpty(), "a login without rows");
          ids.put((String) login, Collections.unmodifiableSortedSet(own));
        });
    return new Final(ids);
  }
}
