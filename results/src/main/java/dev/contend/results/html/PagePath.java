package dev.contend.results.html;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/** Paths between pages of a run. */
final class PagePath {
  private PagePath() {}

  /**
   * Where a link leads, relative to the run's folder; what leads out of it begins with {@code ..}.
   *
   * @param page on which it stands, relative to the run's folder
   * @param href relative to the page, URL-encoded
   */
  static String resolve(String page, String href) {
    Deque<String> path = new ArrayDeque<>();
    String[] parts = page.split("/");
    for (int i = 0; i < parts.length - 1; i++) {
      path.addLast(parts[i]);
    }
    String whole = href.replaceFirst("[?#].*", "");
    for (String part : whole.split("/")) {
      if (part.equals("..") && !path.isEmpty() && !path.peekLast().equals("..")) {
        path.removeLast();
      } else if (!part.isEmpty() && !part.equals(".")) {
        // "+" is a plus here, not the space of a form.
        path.addLast(URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8));
      }
    }
    return String.join("/", path);
  }
}
