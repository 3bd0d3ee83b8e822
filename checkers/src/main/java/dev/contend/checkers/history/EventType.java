package dev.contend.checkers.history;

import dev.contend.checkers.edn.Keyword;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What an event of a history says of its operation, in Jepsen's four words. */
public enum EventType {
  /** The process asks for the operation. */
  INVOKE,
  /** It happened, with the answer in the event's value. */
  OK,
  /** It certainly did not happen. */
  FAIL,
  /** Nobody knows: it may take effect at any later time, or never. */
  INFO;

  private static final Map<Keyword, EventType> OF_KEYWORDS =
      Arrays.stream(values()).collect(Collectors.toMap(EventType::keyword, type -> type));

  private final Keyword keyword = new Keyword(name().toLowerCase(Locale.ROOT));

  /** As a history file writes it: {@code :invoke}. */
  public Keyword keyword() {
    return keyword;
  }

  /** The type that a history file calls by that keyword, or null if there is none. */
  public static EventType of(Object keyword) {
    return OF_KEYWORDS.get(keyword);
  }
}
