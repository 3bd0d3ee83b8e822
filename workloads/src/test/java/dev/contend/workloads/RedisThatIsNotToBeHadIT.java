package dev.contend.workloads;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that needs a Redis, on a system on which it does not start. */
class RedisThatIsNotToBeHadIT {
  private static final String PROGRAM = "redis-server-6.2.6-v5-linux-amd64";

  @TempDir Path home;

  private ContendProcess run(String driver, String script) throws Exception {
    Path program = unpacked(home.resolve("cache"));
    Files.writeString(program, "#!/bin/sh\n" + script);
    assertThat(program.toFile().setExecutable(true)).isTrue();
    return new ContendProcess(
        home,
        List.of(),
        Map.of("CONTEND_CACHE", home.resolve("cache").toString()),
        ("run --workload create --strategy redis-lock --db h2 --isolation read-committed --ops 20"
                + " --driver "
                + driver)
            .split(" "));
  }

  /** Where a run finds the program without unpacking it. */
  private static Path unpacked(Path cache) throws Exception {
    CRC32 checksum = new CRC32();
    try (InputStream program =
        RedisThatIsNotToBeHadIT.class.getClassLoader().getResourceAsStream(PROGRAM)) {
      checksum.update(program.readAllBytes());
    }
    Path folder = cache.resolve("redis-%08x".formatted(checksum.getValue()));
    return Files.createDirectories(folder).resolve(PROGRAM);
  }

  @Test
  void aMissingLibraryIsSaid() throws Exception {
    try (ContendProcess contend =
        run("stress", "echo error while loading shared libraries: libssl.so.3 >&2; exit 127")) {
      assertThat(contend.exitCode()).as(contend.err()).isEqualTo(69);
      assertThat(contend.err())
          .contains("No redis server could be started: it needs OpenSSL 3 (libssl.so.3)")
          .doesNotContain("\tat ");
    }
    nothingIsLeft();
  }

  @Test
  void aProgramThatEndsIsSaidWithItsLastWords() throws Exception {
    try (ContendProcess contend = run("stress", "echo out of luck; exit 3")) {
      assertThat(contend.exitCode()).as(contend.err()).isEqualTo(69);
      assertThat(contend.err())
          .contains("it ended with exit code 3 before it took a connection", "out of luck");
    }
    nothingIsLeft();
  }

  @Test
  void theExplorerNeedsNone() throws Exception {
    try (ContendProcess contend = run("explore", "exit 3")) {
      assertThat(contend.exitCode()).as(contend.err()).isZero();
    }
  }

  private void nothingIsLeft() throws Exception {
    try (Stream<Path> left = Files.list(home.resolve("tmp"))) {
      assertThat(left.map(path -> path.getFileName().toString()))
          .noneMatch(name -> name.startsWith("contend-"));
    }
  }
}
