package dev.contend.checkers.edn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.contend.checkers.text.TextException;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class EdnRoundTripTest {
  private static final int VALUES = 6_000;

  @Test
  void whatIsWrittenIsRead() throws IOException {
    for (int seed = 0; seed < VALUES; seed++) {
      Object value = new RandomValues(new SplittableRandom(seed)).value(4);
      String text = EdnWriter.toString(value);
      EdnReader in = new EdnReader(new StringReader(text));
      assertThat(in.read()).as("seed %d: %s", seed, text).isEqualTo(value);
      assertThat(in.read()).as("seed %d: %s", seed, text).isSameAs(EdnReader.END);
    }
  }

  @Test
  void whatIsWrittenIsOneLine() {
    for (int seed = 0; seed < VALUES; seed++) {
      Object value = new RandomValues(new SplittableRandom(seed)).value(3);
      assertThat(EdnWriter.toString(value)).as("seed %d", seed).doesNotContain("\n", "\r");
    }
  }

  @Test
  void aReaderThatGivesOneCharacterAtATimeReadsTheSame() throws IOException {
    for (int seed = 0; seed < 500; seed++) {
      Object value = new RandomValues(new SplittableRandom(seed)).value(4);
      EdnReader in = new EdnReader(new Trickle(EdnWriter.toString(value) + " -7 \\a"));
      assertThat(in.read()).as("seed %d", seed).isEqualTo(value);
      assertThat(in.read()).as("seed %d", seed).isEqualTo(-7L);
      assertThat(in.read()).as("seed %d", seed).isEqualTo('a');
      assertThat(in.read()).as("seed %d", seed).isSameAs(EdnReader.END);
    }
  }

  /**
   * Garbage made of the characters that mean something, and correct text with one bit of damage.
   */
  @Test
  void garbageGivesTextExceptionsOnly() {
    String pieces = "[](){}#_\"\\:;,^@ \n-+.0123456789eENMu##NaN#inst/x\u0000ü\uD800\uFEFF";
    for (int seed = 0; seed < 15_000; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      StringBuilder text = new StringBuilder();
      if (random.nextBoolean()) {
        text.append(EdnWriter.toString(new RandomValues(random).value(3)));
        int at = random.nextInt(text.length());
        text.setCharAt(at, pieces.charAt(random.nextInt(pieces.length())));
        text.setLength(random.nextInt(at, text.length()) + 1);
      } else {
        for (int i = random.nextInt(30); i >= 0; i--) {
          text.append(pieces.charAt(random.nextInt(pieces.length())));
        }
      }
      readsOrRefuses(seed, text.toString());
    }
  }

  /** Whatever was accepted can be written and is the same when it is read again. */
  private static void readsOrRefuses(int seed, String text) {
    try {
      EdnReader in = new EdnReader(new StringReader(text));
      for (Object value = in.read(); value != EdnReader.END; value = in.read()) {
        String written = EdnWriter.toString(value);
        assertThat(new EdnReader(new StringReader(written)).read())
            .as("seed %d: %s", seed, text)
            .isEqualTo(value);
      }
    } catch (TextException e) {
      assertThat(e.line()).as("seed %d: %s", seed, text).isPositive();
      assertThat(e.column()).as("seed %d: %s", seed, text).isPositive();
    } catch (IOException | RuntimeException | StackOverflowError e) {
      throw new AssertionError("seed %d: %s".formatted(seed, text), e);
    }
  }

  @Test
  void aTypeThatEdnLacksIsRefused() {
    assertThatThrownBy(() -> EdnWriter.toString(new Object()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("java.lang.Object");
  }

  private static final class Trickle extends Reader {
    private final String text;
    private int at;

    Trickle(String text) {
      this.text = text;
    }

    @Override
    public int read(char[] buffer, int from, int length) {
      if (at == text.length()) {
        return -1;
      }
      buffer[from] = text.charAt(at++);
      return 1;
    }

    @Override
    public void close() {}
  }
}
