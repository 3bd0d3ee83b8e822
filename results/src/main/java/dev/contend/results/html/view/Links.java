package dev.contend.results.html.view;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Makes relative links from relative paths. */
final class Links {
  private Links() {}

  /** The path with every part URL-encoded, so that {@code +}, {@code ?} or a space stay a name. */
  static String to(String path) {
    return Arrays.stream(path.split("/"))
        .map(part -> URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20"))
        .collect(Collectors.joining("/"));
  }
}
