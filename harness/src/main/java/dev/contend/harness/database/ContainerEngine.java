package dev.contend.harness.database;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.PullImageResultCallback;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.PullResponseItem;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.utility.DockerImageName;

/**
 * The container engine that Testcontainers finds. Whoever waits for it is told for what, and not
 * for ever: without a network Testcontainers goes on trying for minutes to pull what it needs, and
 * says nothing.
 */
final class ContainerEngine {
  /** What is not there by then is worth a word. */
  private static final Duration SOON = Duration.ofSeconds(5);

  /** Its own images are some megabytes. */
  private static final Duration LONGEST_START = Duration.ofSeconds(90);

  /** An engine that pulls tells of its progress several times a second. */
  private static final Duration LONGEST_SILENCE = Duration.ofSeconds(60);

  private final DockerClient client;
  private final Consumer<String> news;

  private ContainerEngine(DockerClient client, Consumer<String> news) {
    this.client = client;
    this.news = news;
  }

  /**
   * Finds it.
   *
   * @param news is told what takes long
   * @throws ServerException if there is none, or if it is not ready within 90 s
   */
  static ContainerEngine find(Consumer<String> news) throws ServerException {
    return new ContainerEngine(
        await(() -> DockerClientFactory.instance().client(), SOON, LONGEST_START, news), news);
  }

  /**
   * Asks on a thread of its own, as the answer may never come.
   *
   * @param soon after which the user is told what is awaited
   * @param longest after which nobody waits any more
   */
  static <T> T await(Callable<T> engine, Duration soon, Duration longest, Consumer<String> news)
      throws ServerException {
    FutureTask<T> asking = new FutureTask<>(engine);
    Thread thread = new Thread(asking, "contend-container-engine");
    thread.setDaemon(true);
    thread.start();
    try {
      return soon(asking, soon, longest, news);
    } catch (ExecutionException e) {
      throw new ServerException(
          "There is no container engine that Testcontainers could use (%s); start Docker, set DOCKER_HOST, or leave out --server container."
              .formatted(ContainerStart.rootOf(e)),
          e);
    } catch (TimeoutException e) {
      throw new ServerException(
          "The container engine was not ready within %d s, most likely because Testcontainers can't pull its own images (testcontainers/ryuk, and alpine inside a container); pull them first, or set TESTCONTAINERS_RYUK_DISABLED=true."
              .formatted(longest.toSeconds()),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ServerException("Waiting for the container engine was interrupted.", e);
    }
  }

  private static <T> T soon(
      FutureTask<T> asking, Duration soon, Duration longest, Consumer<String> news)
      throws ExecutionException, TimeoutException, InterruptedException {
    try {
      return asking.get(soon.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      news.accept(
          "Waiting up to %d s for the container engine: Testcontainers pulls its own images first, where they are missing ..."
              .formatted(longest.toSeconds()));
      return asking.get(longest.minus(soon).toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  /**
   * Pulls an image if it is not there. Testcontainers would do it too, but goes on trying for two
   * minutes when there is no network.
   *
   * @throws ServerException if it can't be had, or if for 60 s nothing is heard of it
   */
  void pull(DockerImageName name) throws ServerException {
    try {
      client.inspectImageCmd(name.asCanonicalNameString()).exec();
    } catch (NotFoundException missing) {
      news.accept("Pulling the image " + name.asCanonicalNameString() + " ...");
      try (Pull pull = new Pull()) {
        client.pullImageCmd(name.getUnversionedPart()).withTag(name.getVersionPart()).exec(pull);
        pull.await();
      } catch (DockerException | IOException e) {
        throw new ServerException(
            "The image %s is not there and can't be pulled (%s); correct its name, or pull or build it first."
                .formatted(name.asCanonicalNameString(), ContainerStart.rootOf(e)),
            e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new ServerException("Pulling the image was interrupted.", e);
      }
    }
  }

  /** Knows when it was last heard of. */
  private static final class Pull extends PullImageResultCallback {
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile long heard = System.nanoTime();

    @Override
    public void onNext(PullResponseItem item) {
      heard = System.nanoTime();
      super.onNext(item);
    }

    /** The last that is called, whether it went well or not. */
    @Override
    public void close() throws IOException {
      super.close();
      over.countDown();
    }

    void await() throws IOException, InterruptedException {
      while (!over.await(1, TimeUnit.SECONDS)) {
        if (System.nanoTime() - heard > LONGEST_SILENCE.toNanos()) {
          throw new IOException(
              "nothing was heard of it for " + LONGEST_SILENCE.toSeconds() + " s");
        }
      }
      awaitCompletion();
    }
  }
}
