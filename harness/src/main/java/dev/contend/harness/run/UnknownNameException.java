package dev.contend.harness.run;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** A name that the user gave and nobody has. The message says which were possible. */
public final class UnknownNameException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param kind what the name should name: {@code strategy}
   * @param name the wrong one
   * @param known the right ones
   */
  public UnknownNameException(String kind, String name, Collection<String> known) {
    super(message(kind, name, List.copyOf(known)));
  }

  private static String message(String kind, String name, List<String> known) {
    String unknown = "unknown %s '%s'; ".formatted(kind, name);
    return nearest(name, known)
        .map(near -> unknown + "did you mean '" + near + "'?")
        .orElse(unknown + "there is " + String.join(", ", known));
  }

  /** The known name that takes fewest changes, if those are few enough to have been a slip. */
  private static Optional<String> nearest(String name, List<String> known) {
    int most = Math.max(1, name.length() / 3);
    LevenshteinDistance distance = new LevenshteinDistance(most);
    String lower = name.toLowerCase(Locale.ROOT);
    return known.stream()
        .filter(candidate -> distance.apply(lower, candidate) >= 0)
        .min(Comparator.comparing(candidate -> distance.apply(lower, candidate)));
  }
}
