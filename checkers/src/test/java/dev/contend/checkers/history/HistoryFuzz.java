package dev.contend.checkers.history;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringReader;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/**
 * What must hold of the reader whatever bytes it gets. Jazzer finds {@link #fuzzerTestOneInput} by
 * its name and makes up the bytes: {@code .ci/fuzz}.
 */
public final class HistoryFuzz {
  private HistoryFuzz() {}

  /**
   * Reads the bytes as they are and compressed. They are a history, which can be written and read
   * again and is the same, or end in our own exception with the place. Anything else is thrown.
   */
  public static void fuzzerTestOneInput(byte[] bytes) throws IOException {
    List<Event> events = read(bytes);
    boolean compressed = bytes.length > 1 && bytes[0] == 0x1f && bytes[1] == (byte) 0x8b;
    if (!compressed) {
      List<Event> inflated = read(compress(bytes));
      require(events == null ? inflated == null : events.equals(inflated), "compressed it differs");
    }
    if (events != null) {
      StringBuilder written = new StringBuilder();
      for (Event event : events) {
        HistoryWriter.write(event, written);
      }
      History again = HistoryReader.read("again", new StringReader(written.toString()));
      require(again.size() == events.size(), "written again it has another size");
      for (int i = 0; i < again.size(); i++) {
        if (!same(again.event(i), events.get(i))) {
          // Not by require, whose sentence would be written for each event that is the same.
          throw new AssertionError(
              "event %d is %s, written again %s".formatted(i, events.get(i), again.event(i)));
        }
      }
    }
  }

  /** What has no client's process is written as the nemesis. */
  private static boolean same(Event one, Event other) {
    return one.type() == other.type()
        && one.time() == other.time()
        && one.f().equals(other.f())
        && Math.max(-1, one.process()) == Math.max(-1, other.process())
        && java.util.Objects.equals(one.value(), other.value())
        && one.extra().equals(other.extra());
  }

  /** The events, or null if they were refused. */
  private static List<Event> read(byte[] bytes) throws IOException {
    try {
      return List.copyOf(HistoryReader.read("name", new ByteArrayInputStream(bytes)).events());
    } catch (HistoryException e) {
      boolean placed = e.getMessage().matches("(?s)name, (behind )?line [1-9][0-9]*[,:].*");
      boolean empty = e.getMessage().startsWith("name: no events in it");
      require(placed || empty, "no place in: " + e.getMessage());
      return null;
    }
  }

  private static byte[] compress(byte[] bytes) throws IOException {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(compressed)) {
      out.write(bytes);
    }
    return compressed.toByteArray();
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new AssertionError(otherwise);
    }
  }
}
