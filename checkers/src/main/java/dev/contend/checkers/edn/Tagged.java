package dev.contend.checkers.edn;

import java.util.Objects;

/**
 * A tagged literal such as {@code #inst "2026-01-01"}; we give it no meaning but keep it.
 *
 * @param tag without the hash
 * @param value what the tag stands before
 */
public record Tagged(String tag, Object value) {
  public Tagged {
    Objects.requireNonNull(tag, "tag");
    Names.require(tag, "a tag");
  }
}
