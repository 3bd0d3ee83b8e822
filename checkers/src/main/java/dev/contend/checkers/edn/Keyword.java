package dev.contend.checkers.edn;

import java.util.Objects;

/**
 * An EDN keyword such as {@code :invoke}.
 *
 * @param name without the colon; a namespace is part of it ({@code a/b})
 */
public record Keyword(String name) {
  public Keyword {
    Objects.requireNonNull(name, "name");
    Names.require(name, "a keyword");
  }

  /** Shorter than {@code new}, for static imports. */
  public static Keyword keyword(String name) {
    return new Keyword(name);
  }

  /** Whether a keyword can have that name, so that EDN can write it. */
  public static boolean canBe(String name) {
    return Names.valid(name);
  }

  /**
   * Whether a value of a history is this word: this keyword or, since JSON has no keywords, a
   * string of this name.
   */
  public boolean is(Object value) {
    return equals(value) || name.equals(value);
  }

  /** As EDN writes it, with the colon. */
  @Override
  public String toString() {
    return ":" + name;
  }
}
