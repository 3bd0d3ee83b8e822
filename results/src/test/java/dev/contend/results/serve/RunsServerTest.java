package dev.contend.results.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests are written byte by byte: a well-behaved client would mend the paths. */
class RunsServerTest {
  @TempDir Path folder;
  private RunsServer server;

  @BeforeEach
  void start() throws IOException {
    Path runs = Files.createDirectories(folder.resolve("runs"));
    Files.writeString(folder.resolve("secret.txt"), "secret");
    Files.createDirectory(folder.resolve("runs-of-others"));
    Files.writeString(folder.resolve("runs-of-others/index.html"), "secret");
    Files.createDirectories(runs.resolve("a+b c/cells"));
    Files.writeString(runs.resolve("index.html"), "the index");
    Files.writeString(runs.resolve("a+b c/index.html"), "a run");
    Files.writeString(runs.resolve("a+b c/history.edn"), "");
    Files.writeString(runs.resolve(".hidden"), "secret");
    Files.createSymbolicLink(runs.resolve("latest"), Path.of("a+b c"));
    Files.createSymbolicLink(runs.resolve("out"), folder);
    Files.createSymbolicLink(runs.resolve("a+b c/cells/index.html"), folder.resolve("secret.txt"));
    server = RunsServer.start(runs, 0);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void pagesAreServedAlsoThroughLinksThatStayInside() throws IOException {
    assertThat(get("/")).startsWith("HTTP/1.1 200").contains("text/html").endsWith("the index");
    assertThat(get("/a+b%20c/")).startsWith("HTTP/1.1 200").endsWith("a run");
    assertThat(get("/latest/index.html")).startsWith("HTTP/1.1 200").endsWith("a run");
    assertThat(get("/latest"))
        .startsWith("HTTP/1.1 301")
        .containsIgnoringCase("location: /latest/");
    assertThat(get("/latest/history.edn")).startsWith("HTTP/1.1 200").contains("text/plain");
    assertThat(request("HEAD", "/", host()))
        .startsWith("HTTP/1.1 200")
        .containsIgnoringCase("content-length: 9")
        .doesNotContain("the index");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/latest/../../secret.txt",
        "/latest/%2e%2e/%2e%2e/secret.txt",
        "/..%5csecret.txt",
        "/../runs-of-others/index.html",
        "/out/secret.txt",
        "/out/",
        "/latest/cells/",
        "/.hidden",
        "//etc/passwd",
        "/%00",
        "/nothing",
        "/a+b%20c/cells/../../../secret.txt",
      })
  void nothingOutsideOfTheFolderIsShown(String path) throws IOException {
    assertThat(get(path)).matches("(?s)HTTP/1.1 40[04] .*").doesNotContain("secret", "root:");
  }

  @Test
  void aPageFromElsewhereGetsNothing() throws IOException {
    assertThat(request("GET", "/", "evil.example.org")).startsWith("HTTP/1.1 421");
    assertThat(request("GET", "/", "localhost:1")).startsWith("HTTP/1.1 421");
    assertThat(request("GET", "/", "127.0.0.1:" + server.address().getPort()))
        .startsWith("HTTP/1.1 200");
  }

  @Test
  void nothingCanBeChanged() throws IOException {
    assertThat(request("POST", "/", host())).startsWith("HTTP/1.1 405").contains("GET, HEAD");
  }

  @Test
  void aPortThatIsTakenIsSaid() {
    assertThatThrownBy(() -> RunsServer.start(folder, server.address().getPort()))
        .isInstanceOf(BindException.class);
  }

  private String host() {
    return "localhost:" + server.address().getPort();
  }

  private String get(String path) throws IOException {
    return request("GET", path, host());
  }

  private String request(String method, String path, String host) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.address().getPort())) {
      String request =
          "%s %s HTTP/1.1\r\nHost: %s\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
              .formatted(method, path, host);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      InputStream in = socket.getInputStream();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
