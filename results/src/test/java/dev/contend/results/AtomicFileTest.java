package dev.contend.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
  @TempDir Path folder;

  @Test
  void replacesWhatWasThereAndLeavesNothingBeside() throws IOException {
    Path file = folder.resolve("file");

    AtomicFile.write(file, "old");
    AtomicFile.write(file, "new");

    assertThat(file).hasContent("new");
    assertThat(folder).isDirectoryNotContaining(other -> !other.equals(file));
  }

  @Test
  void aFailureLeavesTheOldContentAndNothingBeside() throws IOException {
    Path file = Files.createDirectory(folder.resolve("file"));
    Path inside = Files.writeString(file.resolve("inside"), "old");

    assertThatIOException()
        .isThrownBy(() -> AtomicFile.write(file, "new"))
        .withMessageStartingWith("can't write " + file + ": ")
        .withMessageContaining("make its folder writable or choose another");
    assertThat(inside).hasContent("old");
    assertThat(folder).isDirectoryNotContaining(other -> !other.equals(file));
  }

  @Test
  void aMissingFolderIsSaidInWords() {
    assertThatIOException()
        .isThrownBy(() -> AtomicFile.write(folder.resolve("none/file"), ""))
        .withMessageContaining("there is no such file or folder");
  }

  @Test
  void aReaderNeverSeesHalf() throws IOException {
    Path file = folder.resolve("file");
    String one = "1".repeat(500_000);
    String two = "2".repeat(500_000);
    AtomicFile.write(file, one);
    AtomicBoolean stop = new AtomicBoolean();
    CompletableFuture<Void> writer =
        CompletableFuture.runAsync(
            () -> {
              for (int i = 0; !stop.get(); i++) {
                write(file, i % 2 == 0 ? two : one);
              }
            });

    try {
      for (int i = 0; i < 200; i++) {
        String seen = Files.readString(file);
        assertThat(seen.equals(one) || seen.equals(two)).as("read %d", i).isTrue();
      }
    } finally {
      stop.set(true);
    }
    assertThat(writer).succeedsWithin(java.time.Duration.ofSeconds(10));
  }

  private static void write(Path file, String content) {
    try {
      AtomicFile.write(file, content);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
