package dev.contend.harness.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.contend.harness.database.Polling;
import dev.contend.harness.parts.ServiceLostException;
import dev.contend.harness.parts.Services;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisException;

/** Who may enter a Redis of ours, and what is left of it. */
class RedisServerIT {
  private static final Duration LIMIT = Duration.ofSeconds(10);

  @Test
  void itListensOnLoopbackAloneAndAsksForAPassword() throws Exception {
    try (RedisServer server = RedisServer.start()) {
      String conf = Files.readString(server.folder().resolve("redis.conf"));
      int port =
          conf.lines()
              .filter(line -> line.startsWith("port "))
              .mapToInt(line -> Integer.parseInt(line.substring(5)))
              .findFirst()
              .orElseThrow();
      // In /proc/net/tcp an address is hexadecimal, lowest byte first, and 0A means listening.
      List<String> listening =
          Stream.concat(
                  Files.lines(Path.of("/proc/net/tcp")), Files.lines(Path.of("/proc/net/tcp6")))
              .map(String::strip)
              .filter(line -> line.matches("\\d+: \\w+:%04X \\w+:0000 0A .*".formatted(port)))
              .toList();
      assertThat(listening).hasSize(1).allMatch(line -> line.contains(": 0100007F:"));
      try (RedisClient stranger = RedisClient.create("127.0.0.1", port)) {
        assertThatThrownBy(stranger::ping)
            .isInstanceOf(JedisException.class)
            .hasMessageContaining("NOAUTH");
      }
      assertThat(server.process().info().commandLine().orElse(""))
          .doesNotContain(conf.lines().filter(line -> line.startsWith("requirepass")).toList());
    }
  }

  @Test
  void nothingIsLeftWhenItIsClosed() throws Exception {
    RedisServer server = RedisServer.start();
    server.services().counters().set("stock", 1);
    server.close();
    assertThat(server.process().isAlive()).isFalse();
    assertThat(server.folder()).doesNotExist();
  }

  @Test
  void whoAsksAServerThatIsGoneIsToldThatItIsLost() throws Exception {
    try (RedisServer server = RedisServer.start()) {
      Services services = server.services();
      services.counters().set("stock", 1);
      ProcessHandle process = server.process();
      process.destroyForcibly();
      assertThat(Polling.until(LIMIT, () -> !process.isAlive())).isTrue();

      List<ThrowingCallable> calls =
          List.of(
              () -> services.counters().add("stock", 1),
              () -> services.counters().get("stock"),
              () -> services.counters().take("stock"),
              () -> services.queue("jobs").send(1L),
              () -> services.queue("jobs").poll(),
              () -> services.locks().lock("order 1", LIMIT),
              server::services);
      assertThat(calls)
          .allSatisfy(call -> assertThatThrownBy(call).isInstanceOf(ServiceLostException.class));
    }
  }

  @Test
  void nothingIsLeftWhenTheHarnessIsKilled() throws Exception {
    Process harness =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                RedisServingMain.class.getName())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader output =
        new BufferedReader(
            new InputStreamReader(harness.getInputStream(), StandardCharsets.UTF_8))) {
      String[] words = output.readLine().split(" ", 2);
      ProcessHandle server = ProcessHandle.of(Long.parseLong(words[0])).orElseThrow();
      Path folder = Path.of(words[1]);
      assertThat(folder).isDirectory();
      harness.destroyForcibly();
      assertThat(Polling.until(LIMIT, () -> !server.isAlive() && Files.notExists(folder))).isTrue();
    } finally {
      harness.destroyForcibly();
    }
  }
}
