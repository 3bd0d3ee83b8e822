package dev.contend.harness.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.harness.parts.Services;
import dev.contend.harness.parts.ServicesContract;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Queues, locks and counters in a Redis of ours. */
class RedisServicesIT extends ServicesContract {
  private static RedisServer server;

  @BeforeAll
  static void startServer() throws Exception {
    server = RedisServer.start();
  }

  @AfterAll
  static void stopServer() {
    if (server != null) {
      server.close();
    }
  }

  @Override
  protected Services services() {
    return server.services();
  }

  @Test
  void racesDontMeet() {
    Services one = server.services();
    Services other = server.services();
    one.queue("jobs").send(1L);
    one.counters().set("stock", 1);
    one.locks().lock("order 1", Duration.ofHours(1));
    assertThat(other.queue("jobs").poll()).isEmpty();
    assertThat(other.counters().get("stock")).isEmpty();
    assertThat(other.locks().tryLock("order 1", Duration.ofHours(1)).orElseThrow().token()).isOne();
  }
}
