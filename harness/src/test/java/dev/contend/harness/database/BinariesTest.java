package dev.contend.harness.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BinariesTest {
  @TempDir Path root;

  @Test
  void unpacksOnce() throws Exception {
    AtomicInteger times = new AtomicInteger();
    Binaries.Unpacker unpacker =
        folder -> Files.writeString(folder.resolve("program"), "v" + times.incrementAndGet());
    Path home = new Binaries(root).unpacked("product-1", unpacker);
    assertThat(new Binaries(root).unpacked("product-1", unpacker)).isEqualTo(home);
    assertThat(home.resolve("program")).hasContent("v1");
  }

  @Test
  void twoAtOnceTakeTurns() {
    AtomicInteger times = new AtomicInteger();
    AtomicInteger inside = new AtomicInteger();
    Binaries.Unpacker unpacker =
        folder -> {
          assertThat(inside.incrementAndGet()).isEqualTo(1);
          times.incrementAndGet();
          Files.writeString(folder.resolve("program"), "x");
          inside.decrementAndGet();
        };
    CompletableFuture<?>[] starts = new CompletableFuture<?>[8];
    for (int i = 0; i < starts.length; i++) {
      starts[i] =
          CompletableFuture.runAsync(
              () -> {
                try {
                  new Binaries(root).unpacked("product-1", unpacker);
                } catch (ServerException e) {
                  throw new IllegalStateException(e);
                }
              },
              task -> new Thread(task).start());
    }
    CompletableFuture.allOf(starts).join();
    assertThat(times).hasValue(1);
  }

  @Test
  void whatAKilledAttemptLeftIsNotTaken() throws Exception {
    assertThatThrownBy(
            () ->
                new Binaries(root)
                    .unpacked(
                        "product-1",
                        folder -> {
                          Files.createDirectories(folder.resolve("bin"));
                          Files.writeString(folder.resolve("bin/program"), "ha");
                          throw new IOException("No space left on device");
                        }))
        .isInstanceOf(ServerException.class)
        .hasMessageContaining("can't be unpacked into " + root.toRealPath())
        .hasMessageContaining("No space left on device")
        .hasMessageContaining("CONTEND_CACHE");
    Path home =
        new Binaries(root)
            .unpacked("product-1", folder -> Files.writeString(folder.resolve("program"), "whole"));
    assertThat(home).isDirectoryNotContaining("glob:**bin");
    assertThat(home.resolve("program")).hasContent("whole");
  }

  @Test
  void aFileInTheWayIsSaid() throws Exception {
    Path file = Files.writeString(root.resolve("file"), "");
    assertThatThrownBy(() -> new Binaries(file.resolve("cache")))
        .isInstanceOf(ServerException.class)
        .hasMessageContaining("CONTEND_CACHE");
  }
}
