package dev.contend.checkers.edn;

import dev.contend.checkers.text.Stops;
import dev.contend.checkers.text.TextSource;
import java.io.IOException;
import java.util.Map;

/** Strings and characters as EDN writes them. */
final class EdnText {
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

  private static final Stops IN_STRING = Stops.at("\"\\\n");

  private EdnText() {}

  /** Takes a string, at whose opening quote the text stands. */
  static String string(TextSource in) throws IOException {
    in.next();
    int length = in.measure(IN_STRING);
    if (in.charAfter(length) == '"') {
      String text = in.take(length);
      in.next();
      return text;
    }
    StringBuilder text = new StringBuilder();
    while (true) {
      in.take(length, text);
      in.requireRoom(text.length());
      int c = in.next();
      if (c == '"') {
        return text.toString();
      }
      if (c == TextSource.EOF) {
        throw in.error("the text ends inside a string");
      }
      text.append(c == '\\' ? escape(in) : (char) c);
      length = in.measure(IN_STRING);
    }
  }

  private static char escape(TextSource in) throws IOException {
    int c = in.next();
    return switch (c) {
      case 't' -> '\t';
      case 'r' -> '\r';
      case 'n' -> '\n';
      case 'b' -> '\b';
      case 'f' -> '\f';
      case '\\', '"' -> (char) c;
      case 'u' -> in.takeHexadecimal();
      default ->
          throw in.error("a string has the unknown escape '\\" + (char) Math.max(' ', c) + "'");
    };
  }

  /** Takes a character, at whose backslash the text stands. */
  static Character character(TextSource in) throws IOException {
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
