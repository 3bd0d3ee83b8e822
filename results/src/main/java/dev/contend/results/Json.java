package dev.contend.results;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads and writes our records as JSON, with their components in the order of declaration. */
final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  private Json() {}

  static void write(Path file, Object value) throws IOException {
    AtomicFile.write(file, MAPPER.writeValueAsString(value) + "\n");
  }

  /**
   * Reads a file.
   *
   * @throws IOException with one sentence that says which file, what is wrong with it and what to
   *     do
   */
  static <T> T read(Path file, Class<T> type) throws IOException {
    byte[] content;
    try {
      content = Files.readAllBytes(file);
    } catch (IOException e) {
      throw new IOException(
          "can't read %s: %s; is this the folder of a run?".formatted(file, AtomicFile.reason(e)),
          e);
    }
    T value;
    try {
      value = MAPPER.readValue(content, type);
    } catch (JacksonException e) {
      throw broken(file, e.getOriginalMessage() + where(e), e);
    }
    if (value == null) {
      throw broken(file, "it holds null", null);
    }
    return value;
  }

  private static String where(JacksonException e) {
    TokenStreamLocation location = e.getLocation();
    return location == null || location.getLineNr() < 1
        ? ""
        : " at line %d, column %d".formatted(location.getLineNr(), location.getColumnNr());
  }

  private static IOException broken(Path file, String what, Exception cause) {
    return new IOException(
        "%s is broken (%s); repeat its run or delete it"
            .formatted(file, what.lines().findFirst().orElse("")),
        cause);
  }
}
