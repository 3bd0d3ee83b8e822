package dev.contend.harness.bench;

import java.io.IOException;

/**
 * Ends this process when the one that started it is gone, however that ended: JMH's processes have
 * a pipe from it as their standard input, into which nobody writes.
 */
final class StarterWatch {
  private StarterWatch() {}

  static void begin(ServersFile file) {
    Thread watch = new Thread(() -> awaitEnd(file), "starter-watch");
    watch.setDaemon(true);
    watch.start();
  }

  private static void awaitEnd(ServersFile file) {
    try {
      while (System.in.read() >= 0) {
        continue;
      }
      file.close();
    } catch (IOException e) {
      // There is nobody left to tell.
    } finally {
      Runtime.getRuntime().halt(1);
    }
  }
}
