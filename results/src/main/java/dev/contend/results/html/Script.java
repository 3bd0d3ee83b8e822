package dev.contend.results.html;

import tools.jackson.databind.json.JsonMapper;

/** Data for scripts. */
final class Script {
  private static final JsonMapper MAPPER = new JsonMapper();

  private Script() {}

  /**
   * A value as JSON that may stand in a script: every {@code <} is written by its number, so that
   * no text in it can end the element.
   */
  static String json(Object value) {
    return MAPPER
        .writeValueAsString(value)
        .replace("<", "\\u003c")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029");
  }

  /** A script that leaves a value under a key: a page from disk may load one, but no JSON. */
  static String file(String key, Object value) {
    return "(window.contendOperations ??= {})[%s] = %s;\n".formatted(json(key), json(value));
  }
}
