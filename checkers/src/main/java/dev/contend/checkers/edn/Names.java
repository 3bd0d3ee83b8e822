package dev.contend.checkers.edn;

/** Which names keywords, symbols and tags can have, so that what is written can be read again. */
final class Names {
  private Names() {}

  /** Whether it is one token of visible characters. */
  static boolean valid(String name) {
    return !name.isEmpty() && name.codePoints().allMatch(Names::visible);
  }

  /**
   * @return the name
   * @throws IllegalArgumentException if it is not {@link #valid}
   */
  static String require(String name, String whose) {
    if (!valid(name)) {
      throw new IllegalArgumentException(
          "%s has a name of visible characters without spaces, quotes and brackets, not %s"
              .formatted(whose, EdnWriter.toString(name)));
    }
    return name;
  }

  /** Whether it is {@link #valid}, and a symbol when it is read: no number, for example. */
  static boolean validOfSymbol(String name) {
    return valid(name)
        && !name.matches("nil|true|false|[-+]?[0-9].*")
        && "#:^\\".indexOf(name.charAt(0)) < 0;
  }

  /** A key's name in a map before which a namespace stood: {@code _} as its own one means none. */
  static String qualified(String name, String namespace) {
    if (name.startsWith("_/") && name.length() > 2) {
      return name.substring(2);
    }
    return name.indexOf('/') >= 0 ? name : namespace + "/" + name;
  }

  private static boolean visible(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          false;
      default -> !Character.isBmpCodePoint(c) || !EdnReader.TOKEN.at((char) c);
    };
  }
}
