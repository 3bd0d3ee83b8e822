package dev.contend.results.serve;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Answers with the files of one folder.
 *
 * <p>Three things keep it to that. A path has no part that is hidden, empty or {@code ..}. What it
 * names, links followed, has to lie in the folder. And a request has to name this machine as its
 * host: a page from elsewhere, whose name somebody lets point to the loopback address, gets
 * nothing.
 */
final class FolderHandler implements HttpHandler {
  private static final String INDEX = "index.html";
  private static final String POLICY =
      "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline';"
          + " img-src 'self' data:; frame-ancestors 'none'";
  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "json", "application/json",
          "edn", "text/plain; charset=utf-8",
          "md", "text/plain; charset=utf-8",
          "xml", "application/xml");

  private final Path root;
  private final Set<String> hosts;

  /**
   * For one folder.
   *
   * @param root its real path
   * @param port by which requests reach it
   */
  FolderHandler(Path root, int port) {
    this.root = root;
    this.hosts = Set.of("localhost:" + port, "127.0.0.1:" + port, "[::1]:" + port);
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
      exchange.getResponseHeaders().set("Content-Security-Policy", POLICY);
      exchange.getResponseHeaders().set("Cache-Control", "no-cache");
      String method = exchange.getRequestMethod();
      String host = exchange.getRequestHeaders().getFirst("Host");
      if (host == null || !hosts.contains(host)) {
        say(exchange, 421, "This is not the host that was asked for.");
      } else if (!method.equals("GET") && !method.equals("HEAD")) {
        exchange.getResponseHeaders().set("Allow", "GET, HEAD");
        say(exchange, 405, "Files can only be read here.");
      } else {
        read(exchange, exchange.getRequestURI().getPath());
      }
    }
  }

  private void read(HttpExchange exchange, String path) throws IOException {
    Optional<Path> found = find(path == null ? "" : path);
    if (found.isPresent() && Files.isDirectory(found.get())) {
      if (!path.endsWith("/")) {
        exchange.getResponseHeaders().set("Location", exchange.getRequestURI().getRawPath() + "/");
        say(exchange, 301, "It is a folder.");
        return;
      }
      found = find(path + INDEX);
    }
    if (found.isPresent() && Files.isRegularFile(found.get())) {
      send(exchange, found.get());
    } else {
      say(exchange, 404, "There is no such file.");
    }
  }

  /** A file or folder of ours that can be read. */
  private Optional<Path> find(String path) {
    if (!path.startsWith("/")) {
      return Optional.empty();
    }
    String inside = path.substring(1);
    String[] parts = inside.isEmpty() ? new String[0] : inside.split("/");
    for (String part : parts) {
      if (part.isEmpty() || part.startsWith(".") || part.contains("\\")) {
        return Optional.empty();
      }
    }
    try {
      Path real = root.resolve(inside).toRealPath();
      boolean readable = Files.isDirectory(real) || Files.isRegularFile(real);
      return real.startsWith(root) && readable && Files.isReadable(real)
          ? Optional.of(real)
          : Optional.empty();
    } catch (IOException | InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static void send(HttpExchange exchange, Path file) throws IOException {
    String name = file.getFileName().toString();
    String suffix = name.substring(name.lastIndexOf('.') + 1);
    exchange
        .getResponseHeaders()
        .set("Content-Type", TYPES.getOrDefault(suffix, "application/octet-stream"));
    long length = Files.size(file);
    if (exchange.getRequestMethod().equals("HEAD")) {
      head(exchange, 200, length);
      return;
    }
    exchange.sendResponseHeaders(200, length == 0 ? -1 : length);
    try (InputStream in = Files.newInputStream(file);
        OutputStream out = exchange.getResponseBody()) {
      in.transferTo(out);
    }
  }

  private static void say(HttpExchange exchange, int status, String sentence) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
    byte[] content = (sentence + "\n").getBytes(StandardCharsets.UTF_8);
    if (exchange.getRequestMethod().equals("HEAD")) {
      head(exchange, status, content.length);
      return;
    }
    exchange.sendResponseHeaders(status, content.length);
    exchange.getResponseBody().write(content);
  }

  private static void head(HttpExchange exchange, int status, long length) throws IOException {
    exchange.getResponseHeaders().set("Content-Length", Long.toString(length));
    exchange.sendResponseHeaders(status, -1);
  }
}
