package dev.contend.checkers.edn;

import dev.contend.checkers.text.TextSource;
import java.io.IOException;
import java.util.Map;

/** Characters as EDN writes them. */
final class EdnCharacter {
  private static final Map<String, Character> NAMED_CHARACTERS =
      Map.of(
          "newline",
          '\n',
          "return",
          '\r',
          "space",
          ' ',
          "tab",
          '\t',
          "formfeed",
          '\f',
          "backspace",
          '\b');

  private EdnCharacter() {}

  /** Takes a character, at whose backslash the text stands. */
  static Character take(TextSource in) throws IOException {
    in.next();
    int first = in.next();
    if (first == TextSource.EOF) {
      throw in.error("the text ends after '\\'");
    }
    String name = (char) first + in.take(in.measure(EdnReader.TOKEN));
    if (name.length() == 1) {
      return name.charAt(0);
    }
    Character named = NAMED_CHARACTERS.get(name);
    if (named != null) {
      return named;
    }
    if (name.length() == 5 && name.charAt(0) == 'u') {
      return in.hexadecimal(name.substring(1));
    }
    throw in.error("'\\" + name + "' is no character");
  }
}
