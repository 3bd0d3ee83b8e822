package dev.contend.checkers.edn;

import java.math.BigInteger;
import java.util.Objects;

/**
 * A ratio such as {@code 1/3}, which EDN lacks but Clojure prints; we do not reckon with it but
 * keep it, as written.
 *
 * @param numerator with the sign
 * @param denominator more than zero
 */
public record Ratio(BigInteger numerator, BigInteger denominator) {
  public Ratio {
    Objects.requireNonNull(numerator, "numerator");
    if (denominator.signum() <= 0) {
      throw new IllegalArgumentException("a denominator is more than 0, not " + denominator);
    }
  }

  @Override
  public String toString() {
    return numerator + "/" + denominator;
  }
}
