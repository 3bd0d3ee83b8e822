package dev.contend.harness.stress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.contend.checkers.edn.Keyword;
import dev.contend.checkers.history.EventType;
import dev.contend.checkers.history.History;
import dev.contend.checkers.history.HistoryReader;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecorderTest {
  private static final Keyword F = new Keyword("read");
  private static final int PROCESSES = 4;
  private static final int OPERATIONS = 5_000;

  @TempDir Path folder;

  @Test
  void whatManyThreadsRecordIsInMemoryAndInTheFile() throws Exception {
    Path file = folder.resolve("history.edn");
    History history;
    try (Recorder recorder = new Recorder(file)) {
      List<Thread> threads =
          IntStream.range(0, PROCESSES)
              .mapToObj(process -> new Thread(() -> record(recorder, process)))
              .toList();
      threads.forEach(Thread::start);
      for (Thread thread : threads) {
        thread.join();
      }
      history = recorder.finish();
    }

    assertThat(history.size()).isEqualTo(2 * PROCESSES * OPERATIONS);
    assertThat(HistoryReader.read(file).events()).isEqualTo(history.events());
    assertThat(IntStream.range(1, history.size()))
        .allMatch(i -> history.time(i - 1) <= history.time(i));
    assertThat(history.operations()).allMatch(operation -> operation.completion() != null);
  }

  private static void record(Recorder recorder, int process) {
    for (long i = 0; i < OPERATIONS; i++) {
      recorder.invoke(process, F, i, Map.of());
      recorder.complete(process, EventType.OK, F, List.of(i, "é"), Map.of());
    }
  }

  @Test
  void theFileGrowsWhileRecordingGoesOn() throws Exception {
    Path file = folder.resolve("history.edn");
    try (Recorder recorder = new Recorder(file)) {
      recorder.invoke(0, F, null, Map.of());
      long deadline = System.nanoTime() + 10_000_000_000L;
      while (Files.size(file) == 0 && System.nanoTime() < deadline) {
        Thread.onSpinWait();
      }
      assertThat(Files.readString(file)).contains(":type :invoke, :f :read").endsWith("}\n");
    }
  }

  @Test
  void aFileThatIsThereIsNotOverwritten() throws Exception {
    Path file = Files.writeString(folder.resolve("history.edn"), "precious");
    assertThatThrownBy(() -> new Recorder(file)).isInstanceOf(FileAlreadyExistsException.class);
    assertThat(file).hasContent("precious");
  }
}
