package dev.contend.harness.database;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.Function;

/** What {@link ServiceLoader} finds on the class path, in jars of users too. */
public final class Providers {
  private Providers() {}

  /**
   * All of one kind, by name.
   *
   * @throws java.util.ServiceConfigurationError if one can't be made
   * @throws IllegalArgumentException with a sentence, if two have one name
   */
  public static <T> List<T> load(Class<T> kind, Function<T, String> name) {
    List<T> all =
        ServiceLoader.load(kind).stream()
            .map(ServiceLoader.Provider::get)
            .sorted(Comparator.comparing(name))
            .toList();
    requireDistinct(all, name);
    return all;
  }

  static <T> void requireDistinct(List<T> all, Function<T, String> name) {
    Set<String> names = new HashSet<>();
    for (T one : all) {
      if (!names.add(name.apply(one))) {
        throw new IllegalArgumentException(
            "two are called '%s', of which one is %s"
                .formatted(name.apply(one), one.getClass().getName()));
      }
    }
  }
}
