package dev.contend.harness.database;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * A small child process that ends our servers and removes their folders, when it is told to and
 * also when this process is gone, however it went: it then reads the end of its input.
 *
 * <p>There is one for a Java process. Stopping a server in good order takes the same path, so that
 * the path is known to work. What it does is in {@code reaper.sh}.
 */
final class Reaper {
  private static final long LONGEST_REAP_SECONDS = 10;

  /**
   * A child of its own session: Ctrl-C goes to the foreground process group, and must not end it.
   */
  private static final String SETSID = "setsid";

  private static Reaper current;
  private static boolean shuttingDown;
  private static final Set<Path> WATCHED = new LinkedHashSet<>();

  private final Process process;
  private final BufferedReader answers;
  private final OutputStream orders;

  private Reaper(Path binaries) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(SETSID, "sh", "-c", script(), "contend-reaper", binaries.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    CredentialSource.hidePasswords(builder.environment());
    process = builder.start();
    answers =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    orders = process.getOutputStream();
  }

  /**
   * From now on the folder is removed, and every process that runs one of our binaries on it ended,
   * at the latest when this process has ended. Call it before the folder is made.
   *
   * @param binaries the folder of all unpacked binaries
   * @throws IOException if the reaper can't be started
   */
  static synchronized void watch(Path binaries, Path folder) throws IOException {
    if (shuttingDown) {
      throw new IOException("this process is about to end");
    }
    if (folder.toString().indexOf('\n') >= 0) {
      throw new IOException("a folder's name must not hold a line break: " + folder);
    }
    WATCHED.add(folder);
    running(binaries).order("watch", folder);
  }

  /**
   * Ends the processes of a watched folder and removes it; returns when that is done.
   *
   * @return whether it was done; a process that the system can't end may withstand
   */
  static synchronized boolean reap(Path binaries, Path folder) {
    if (shuttingDown || !WATCHED.contains(folder)) {
      return true;
    }
    try {
      Reaper reaper = running(binaries);
      reaper.order("reap", folder);
      boolean gone = "gone".equals(reaper.answers.readLine());
      if (gone) {
        WATCHED.remove(folder);
      }
      return gone;
    } catch (IOException e) {
      return false;
    }
  }

  /** The reaper, started if there is none yet or if somebody killed it. */
  private static Reaper running(Path binaries) throws IOException {
    if (current == null) {
      Runtime.getRuntime().addShutdownHook(new Thread(Reaper::shutDown, "contend-reaper"));
    }
    if (current == null || !current.process.isAlive()) {
      current = new Reaper(binaries);
      for (Path folder : WATCHED) {
        current.order("watch", folder);
      }
    }
    return current;
  }

  /** Waits for the reaper, so that nothing is left when the caller of this program goes on. */
  private static void shutDown() {
    Reaper last;
    synchronized (Reaper.class) {
      shuttingDown = true;
      last = current;
    }
    try {
      last.orders.close();
      last.process.waitFor(LONGEST_REAP_SECONDS, TimeUnit.SECONDS);
    } catch (IOException e) {
      // It is dead already: nobody is left to tell.
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void order(String word, Path folder) throws IOException {
    orders.write((word + " " + folder + "\n").getBytes(StandardCharsets.UTF_8));
    orders.flush();
  }

  private static String script() throws IOException {
    try (InputStream script = Reaper.class.getResourceAsStream("reaper.sh")) {
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
