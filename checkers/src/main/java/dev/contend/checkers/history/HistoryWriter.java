package dev.contend.checkers.history;

import dev.contend.checkers.edn.EdnWriter;
import java.io.IOException;

/** Writes events in Jepsen's form, one EDN map a line, so that other tools read ours. */
public final class HistoryWriter {
  private HistoryWriter() {}

  /**
   * Writes one event and a line feed.
   *
   * @throws IOException if {@code out} does
   */
  public static void write(Event event, Appendable out) throws IOException {
    out.append("{:index ").append(Integer.toString(event.index()));
    out.append(", :time ").append(Long.toString(event.time()));
    out.append(", :process ");
    out.append(event.process() < 0 ? ":nemesis" : Integer.toString(event.process()));
    out.append(", :type ").append(event.type().keyword().toString());
    out.append(", :f ").append(event.f().toString());
    out.append(", :value ");
    EdnWriter.write(event.value(), out);
    for (var entry : event.extra().entrySet()) {
      out.append(", ").append(entry.getKey().toString()).append(' ');
      EdnWriter.write(entry.getValue(), out);
    }
    out.append("}\n");
  }

  /**
   * Writes a whole history.
   *
   * @throws IOException if {@code out} does
   */
  public static void write(History history, Appendable out) throws IOException {
    for (int i = 0; i < history.size(); i++) {
      write(history.event(i), out);
    }
  }
}
