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

  /** As EDN writes it, with the colon. */
  @Override
  public String toString() {
    return ":" + name;
  }
}
