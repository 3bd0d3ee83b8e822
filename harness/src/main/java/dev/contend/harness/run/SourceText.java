package dev.contend.harness.run;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The source of a strategy, which a catalogue's jar carries beside the class. */
final class SourceText {
  private SourceText() {}

  /** The class's source file, or a sentence that says that its jar carries none. */
  static String of(Class<?> type) throws IOException {
    String file = type.getSimpleName() + ".java";
    try (InputStream source = type.getResourceAsStream(file)) {
      return source == null
          ? "// The jar of " + type.getName() + " does not carry " + file + "."
          : new String(source.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
