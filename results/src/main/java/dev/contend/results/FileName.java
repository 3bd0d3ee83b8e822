package dev.contend.results;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Makes part of a file name from any text. Letters, digits, {@code _} and {@code +} stay; so do
 * single dots and hyphens between them; every other byte of the UTF-8 form becomes {@code ~} and
 * two hexadecimal digits. Different texts give different names, none holds {@code --}, and none
 * means another folder. A long name is cut and ends in a hash of the whole.
 */
final class FileName {
  /** File systems allow 255 bytes; a cell's name has five parts. */
  private static final int LONGEST = 45;

  private FileName() {}

  static String of(String text) {
    StringBuilder name = new StringBuilder();
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < bytes.length; i++) {
      char c = (char) (bytes[i] & 0xff);
      boolean inside = i > 0 && i < bytes.length - 1;
      boolean punctuation = (c == '-' || c == '.') && inside && bytes[i + 1] != c;
      if (punctuation || plain(c)) {
        name.append(c);
      } else {
        name.append("~%02x".formatted((int) c));
      }
    }
    return name.length() <= LONGEST ? name.toString() : shortened(name.toString());
  }

  private static boolean plain(char c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || c == '_'
        || c == '+';
  }

  private static String shortened(String name) {
    String mark = String.format(Locale.ROOT, "~~%08x", name.hashCode());
    return name.substring(0, LONGEST - mark.length()) + mark;
  }
}
