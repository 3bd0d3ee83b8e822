package dev.contend.harness.database;

import java.security.SecureRandom;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The mark of a run on what it creates on somebody else's server. The run holds a lock of the
 * server by the same number, wherever it runs: who gets that lock knows that the run is dead.
 *
 * @param run a number that no other run has
 */
record RunMark(long run) {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Pattern COMMENT =
      Pattern.compile("contend: run ([0-9a-f]{16}); dropped when that run is over");

  /** A new one. */
  static RunMark random() {
    return new RunMark(RANDOM.nextLong());
  }

  /** The mark in a schema's comment, if there is one. */
  static Optional<RunMark> parse(String comment) {
    Matcher matcher = COMMENT.matcher(comment);
    return matcher.matches()
        ? Optional.of(new RunMark(Long.parseUnsignedLong(matcher.group(1), 16)))
        : Optional.empty();
  }

  /** The comment of a schema. */
  String comment() {
    return "contend: run %016x; dropped when that run is over".formatted(run);
  }
}
