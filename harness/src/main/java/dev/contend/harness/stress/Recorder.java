package dev.contend.harness.stress;

import dev.contend.checkers.edn.Keyword;
import dev.contend.checkers.history.Event;
import dev.contend.checkers.history.EventType;
import dev.contend.checkers.history.History;
import dev.contend.checkers.history.HistoryWriter;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Records a history as it happens: in memory, and behind it in a file that is only ever appended
 * to.
 *
 * <p>{@link RecordedEvents} gives events their order and their times. A thread of its own writes
 * what has come since it last looked and flushes it, some ten times a second; clients never wait
 * for the disk.
 */
public final class Recorder implements Closeable {
  private static final int MILLIS_BETWEEN_WRITES = 100;
  private static final int BATCH = 512;

  private final Path file;
  private final BufferedWriter out;
  private final RecordedEvents events = new RecordedEvents();
  private final Thread writer = new Thread(this::writeUntilClosed, "contend-recorder");
  private boolean closed;
  private volatile IOException failure;

  /**
   * Begins a history; its times count from now.
   *
   * @param file to be created; it must not exist
   */
  public Recorder(Path file) throws IOException {
    this.file = file;
    out = Files.newBufferedWriter(file, java.nio.file.StandardOpenOption.CREATE_NEW);
    writer.setDaemon(true);
    writer.start();
  }

  /** Records that a process asks for an operation. */
  public void invoke(int process, Keyword f, Object input, Map<Keyword, Object> extra) {
    append(process, EventType.INVOKE, f, input, extra);
  }

  /** Records how the operation of a process ended. */
  public void complete(
      int process, EventType type, Keyword f, Object output, Map<Keyword, Object> extra) {
    append(process, type, f, output, extra);
  }

  private void append(
      int process, EventType type, Keyword f, Object value, Map<Keyword, Object> extra) {
    IOException failed = failure;
    if (failed != null) {
      throw new UncheckedIOException(failed);
    }
    events.append(process, type, f, value, extra);
  }

  private void writeUntilClosed() {
    try {
      while (true) {
        List<Event> batch = nextBatch();
        if (batch.isEmpty()) {
          return;
        }
        for (Event event : batch) {
          HistoryWriter.write(event, out);
        }
        out.flush();
      }
    } catch (IOException e) {
      fail(e);
    } catch (InterruptedException e) {
      fail(new IOException("interrupted while writing " + file, e));
    }
  }

  /** Waits until there is something to write; empty when there never will be. */
  private synchronized List<Event> nextBatch() throws InterruptedException {
    // Nobody wakes it for a single event: that would cost each client more than recording does.
    while (!closed && events.waiting() < BATCH) {
      wait(MILLIS_BETWEEN_WRITES);
      if (events.waiting() > 0) {
        break;
      }
    }
    return events.take(BATCH);
  }

  private synchronized void fail(IOException e) {
    failure =
        new IOException(
            "The history can't be written to %s (%s); free some space or choose another folder with --out."
                .formatted(file, e.getMessage()),
            e);
  }

  /**
   * Ends the recording.
   *
   * @return the whole history, all of which is in the file
   * @throws IOException if it could not be written
   */
  public History finish() throws IOException {
    close();
    return events.history();
  }

  /** Writes what is left and closes the file. Does nothing the second time. */
  @Override
  public void close() throws IOException {
    synchronized (this) {
      closed = true;
      notifyAll();
    }
    joinWriter();
    try {
      out.close();
    } catch (IOException e) {
      fail(e);
    }
    IOException failed = failure;
    if (failed != null) {
      throw failed;
    }
  }

  private void joinWriter() {
    boolean interrupted = false;
    while (writer.isAlive()) {
      try {
        writer.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
