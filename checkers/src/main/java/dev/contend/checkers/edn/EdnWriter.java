package dev.contend.checkers.edn;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes EDN values, each on one line. */
public final class EdnWriter {
  private EdnWriter() {}

  /**
   * Writes a value of the types that the package names.
   *
   * @throws IOException if {@code out} does
   * @throws IllegalArgumentException if EDN has no form for the value's type
   */
  public static void write(Object value, Appendable out) throws IOException {
    if (value instanceof String text) {
      string(text, out);
    } else if (value instanceof List<?> list) {
      elements("[", list, "]", out);
    } else if (value instanceof Set<?> set) {
      elements("#{", set, "}", out);
    } else if (value instanceof Map<?, ?> map) {
      map(map, out);
    } else if (value instanceof Tagged tagged) {
      out.append('#').append(tagged.tag()).append(' ');
      write(tagged.value(), out);
    } else {
      out.append(atom(value));
    }
  }

  /** The value as EDN. */
  public static String toString(Object value) {
    StringBuilder text = new StringBuilder();
    try {
      write(value, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static String atom(Object value) {
    if (value == null) {
      return "nil";
    }
    if (value instanceof Boolean
        || value instanceof Long
        || value instanceof Integer
        || value instanceof Keyword
        || value instanceof Symbol
        || value instanceof Ratio) {
      return value.toString();
    }
    if (value instanceof BigInteger) {
      return value + "N";
    }
    if (value instanceof BigDecimal) {
      return value + "M";
    }
    if (value instanceof Double number) {
      return number.isNaN()
          ? "##NaN"
          : number.isInfinite() ? (number > 0 ? "##Inf" : "##-Inf") : number.toString();
    }
    if (value instanceof Character character) {
      return character(character);
    }
    throw new IllegalArgumentException("EDN has no form for a " + value.getClass().getName());
  }

  private static String character(char c) {
    return switch (c) {
      case '\n' -> "\\newline";
      case '\r' -> "\\return";
      case '\t' -> "\\tab";
      case ' ' -> "\\space";
      default -> c > ' ' && c < 127 ? "\\" + c : "\\u%04x".formatted((int) c);
    };
  }

  private static void string(String text, Appendable out) throws IOException {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          // A lone surrogate has no form in UTF-8, so it is written as an escape too.
          if (c < ' ' || c == 127 || (Character.isSurrogate(c) && !paired(text, i))) {
            out.append("\\u%04x".formatted((int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }

  private static boolean paired(String text, int i) {
    return Character.isHighSurrogate(text.charAt(i))
        ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
        : i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
  }

  private static void elements(String open, Collection<?> elements, String close, Appendable out)
      throws IOException {
    out.append(open);
    String separator = "";
    for (Object element : elements) {
      out.append(separator);
      write(element, out);
      separator = " ";
    }
    out.append(close);
  }

  private static void map(Map<?, ?> map, Appendable out) throws IOException {
    out.append('{');
    String separator = "";
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      out.append(separator);
      write(entry.getKey(), out);
      out.append(' ');
      write(entry.getValue(), out);
      separator = ", ";
    }
    out.append('}');
  }
}
