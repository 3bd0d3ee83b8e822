package dev.contend.harness.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Waiting for a container engine that answers, fails, or does neither. */
class ContainerEngineTest {
  private static final Duration SOON = Duration.ofMillis(1);
  private static final Duration LONG = Duration.ofHours(1);

  private final List<String> news = Collections.synchronizedList(new ArrayList<>());

  @Test
  void ofOneThatAnswersNothingIsSaid() throws Exception {
    assertThat(ContainerEngine.await(() -> "engine", LONG, LONG, news::add)).isEqualTo("engine");
    assertThat(news).isEmpty();
  }

  @Test
  void whoWaitsIsToldForWhat() throws Exception {
    CountDownLatch told = new CountDownLatch(1);
    String engine =
        ContainerEngine.await(
            () -> {
              told.await();
              return "engine";
            },
            SOON,
            LONG,
            words -> {
              news.add(words);
              told.countDown();
            });
    assertThat(engine).isEqualTo("engine");
    assertThat(news)
        .singleElement()
        .asString()
        .startsWith("Waiting up to 3600 s for the container engine: ");
  }

  @Test
  void nobodyWaitsForEver() {
    CountDownLatch never = new CountDownLatch(1);
    assertThatThrownBy(
            () ->
                ContainerEngine.await(
                    () -> {
                      never.await();
                      return "engine";
                    },
                    SOON,
                    SOON.multipliedBy(2),
                    news::add))
        .isInstanceOf(ServerException.class)
        .hasMessageContainingAll("was not ready within 0 s", "testcontainers/ryuk");
    assertThat(news).hasSize(1);
    never.countDown();
  }

  @Test
  void whyThereIsNoneIsSaid() {
    assertThatThrownBy(
            () ->
                ContainerEngine.await(
                    () -> {
                      throw new IllegalStateException("outside", new RuntimeException("no socket"));
                    },
                    LONG,
                    LONG,
                    news::add))
        .isInstanceOf(ServerException.class)
        .hasMessageStartingWith("There is no container engine")
        .hasMessageContaining("(no socket)");
  }
}
