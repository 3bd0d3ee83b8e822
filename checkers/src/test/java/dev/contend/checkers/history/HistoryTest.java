package dev.contend.checkers.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.contend.checkers.edn.Keyword;
import dev.contend.checkers.edn.RandomValues;
import java.io.IOException;
import java.io.StringReader;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class HistoryTest {
  private static final Keyword ORDER = new Keyword("order");
  private static final Keyword READ = new Keyword("read");

  /** A history of random values, among them events of no client. */
  private static History random(long seed, int events) {
    SplittableRandom random = new SplittableRandom(seed);
    RandomValues values = new RandomValues(random);
    History.Builder history = new History.Builder();
    Keyword[] open = new Keyword[5];
    long time = 0;
    for (int i = 0; i < events; i++) {
      time += random.nextInt(1_000_000);
      int process = random.nextInt(-1, open.length);
      Map<Keyword, Object> extra = values.keywordMap(3, 2);
      extra.keySet().removeIf(HistoryTest::isColumn);
      if (process < 0) {
        history.append(time, -1, EventType.INFO, values.keyword(), values.value(3), extra);
      } else if (open[process] == null) {
        open[process] = values.keyword();
        history.append(time, process, EventType.INVOKE, open[process], values.value(3), extra);
      } else {
        EventType type = EventType.values()[random.nextInt(1, 4)];
        history.append(time, process, type, open[process], values.value(3), extra);
        open[process] = null;
      }
    }
    return history.build();
  }

  private static boolean isColumn(Keyword key) {
    return List.of("process", "type", "f", "value", "time", "index").contains(key.name());
  }

  @Test
  void whatIsWrittenIsReadEventByEvent() throws IOException {
    for (int seed = 0; seed < 150; seed++) {
      History written = random(seed, 60);
      StringBuilder text = new StringBuilder();
      HistoryWriter.write(written, text);
      History read = HistoryReader.read("seed " + seed, new StringReader(text.toString()));
      assertThat(read.events()).as("seed %d", seed).isEqualTo(written.events());
      assertThat(read.operations()).as("seed %d", seed).isEqualTo(written.operations());
      assertThat(text.toString().lines()).hasSize(written.size());
    }
  }

  @Test
  void theBuilderShowsWhatWasAppendedSoFar() {
    History history = random(7, 40);
    History.Builder copy = new History.Builder();
    for (Event e : history.events()) {
      int index = copy.append(e.time(), e.process(), e.type(), e.f(), e.value(), e.extra());
      assertThat(copy.event(index)).isEqualTo(e);
    }
    assertThat(copy.build().events()).isEqualTo(history.events());
  }

  @Test
  void valuesLargerThanAChunkAreKept() {
    History.Builder history = new History.Builder();
    String[] texts = new String[40];
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < texts.length; i++) {
      texts[i] = "x".repeat(random.nextInt(400_000)) + i;
      texts[i] = i % 13 == 0 ? texts[i].repeat(6) : texts[i];
      history.append(i, i, EventType.INVOKE, ORDER, texts[i], Map.of());
    }
    History built = history.build();
    for (int i = 0; i < texts.length; i++) {
      assertThat(built.event(i).value()).isEqualTo(texts[i]);
    }
  }

  @Test
  void operationsPairInvocationsWithCompletions() {
    History.Builder builder = new History.Builder();
    invoke(builder, 0, ORDER);
    invoke(builder, 1, READ);
    builder.append(2, -1, EventType.INFO, new Keyword("kill"), null, Map.of());
    complete(builder, 1, EventType.FAIL, READ);
    complete(builder, 0, EventType.OK, ORDER);
    invoke(builder, 1, READ);
    invoke(builder, 2, ORDER);
    complete(builder, 2, EventType.INFO, ORDER);
    History history = builder.build();

    assertThat(history.operations()).extracting(Operation::index).containsExactly(0, 1, 5, 6);
    assertThat(history.operations())
        .extracting(Operation::outcome)
        .containsExactly(EventType.OK, EventType.FAIL, EventType.INFO, EventType.INFO);
    assertThat(history.partner(0)).isEqualTo(4);
    assertThat(history.partner(4)).isZero();
    assertThat(history.partner(2)).isEqualTo(History.NONE);
    assertThat(history.partner(5)).isEqualTo(History.NONE);
    assertThat(history.operation(4)).isEqualTo(history.operation(0));
    assertThat(history.operation(5).completion()).isNull();
    assertThat(history.operation(5).output()).isNull();
  }

  @Test
  void whatCannotFollowIsRefusedAndChangesNothing() {
    History.Builder history = new History.Builder();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> complete(history, 0, EventType.OK, ORDER))
        .withMessageContaining("process 0 completes :order without having invoked it");
    invoke(history, 0, ORDER);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> invoke(history, 0, READ))
        .withMessageContaining("process 0 invokes :read while its :order (event 0)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> complete(history, 0, EventType.OK, READ))
        .withMessageContaining("completes :read but had invoked :order (event 0)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> history.append(1, 1, EventType.INVOKE, READ, new Object(), Map.of()))
        .withMessageContaining("java.lang.Object");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> history.append(1, 0, EventType.OK, ORDER, 1.5f, Map.of()));
    assertThat(history.size()).isEqualTo(1);
    invoke(history, 1, READ);
    complete(history, 0, EventType.OK, ORDER);
    assertThat(history.build().operations()).hasSize(2);
  }

  /** The budget is 200 MB; what the columns and the arena take is a third of it. */
  @Test
  void aMillionOperationsAreSmall() {
    long before = usedMemory();
    History history = millionOperations();
    long bytes = usedMemory() - before;
    assertThat(history.operations()).hasSize(1_000_000);
    assertThat(bytes).as("bytes for a million operations").isLessThan(120_000_000L);
    assertThat(history.event(1_999_999).value()).isEqualTo(Arrays.asList(1L, 999_999L));
  }

  private static History millionOperations() {
    History.Builder history = new History.Builder();
    for (int i = 0; i < 1_000_000; i++) {
      long product = 1 + i % 3;
      Map<Keyword, Object> slot = Map.of(new Keyword("slot"), (long) (i % 6));
      history.append(
          i * 1_000L, i % 8, EventType.INVOKE, ORDER, Arrays.asList(product, null), slot);
      history.append(
          i * 1_000L + 500, i % 8, EventType.OK, ORDER, Arrays.asList(product, (long) i), slot);
    }
    return history.build();
  }

  private static long usedMemory() {
    Runtime runtime = Runtime.getRuntime();
    long used = Long.MAX_VALUE;
    for (int i = 0; i < 4; i++) {
      System.gc();
      used = Math.min(used, runtime.totalMemory() - runtime.freeMemory());
    }
    return used;
  }

  private static void invoke(History.Builder history, int process, Keyword f) {
    history.append(history.size(), process, EventType.INVOKE, f, null, Map.of());
  }

  private static void complete(History.Builder history, int process, EventType type, Keyword f) {
    history.append(history.size(), process, type, f, null, Map.of());
  }
}
