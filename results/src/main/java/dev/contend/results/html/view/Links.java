package dev.contend.results.html.view;

import dev.contend.results.CellRecord;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** Makes links that are safe to follow, whoever wrote what they are made of. */
public final class Links {
  private Links() {}

  /** The path with every part URL-encoded, so that {@code +}, {@code ?} or a space stay a name. */
  public static String to(String path) {
    return Arrays.stream(path.split("/"))
        .map(part -> URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20"))
        .collect(Collectors.joining("/"));
  }

  /** To the page of a cell, from that of its run. */
  public static String to(CellRecord cell) {
    return to(cell.directory() + "/index.html");
  }

  /** An address on the web; empty for what is none, such as a script. */
  static Optional<String> web(String address) {
    try {
      URI uri = new URI(address);
      boolean web =
          "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
      return web && uri.getHost() != null ? Optional.of(uri.toASCIIString()) : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }
}
