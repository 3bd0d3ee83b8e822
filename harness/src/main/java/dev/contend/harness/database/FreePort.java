package dev.contend.harness.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.security.SecureRandom;

/** Finds a port of the loopback address for a server. */
public final class FreePort {
  /** Below Linux' range of automatic ports, so that no client takes the port before the server. */
  private static final int FIRST_PORT = 16384;

  private static final int LAST_PORT = 32767;

  private static final SecureRandom RANDOM = new SecureRandom();

  private FreePort() {}

  /**
   * A port on which nobody listens at this moment.
   *
   * @throws ServerException if there seems to be none
   */
  public static int find() throws ServerException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    for (int attempt = 0; attempt < 100; attempt++) {
      int port = FIRST_PORT + RANDOM.nextInt(LAST_PORT - FIRST_PORT + 1);
      try (ServerSocket socket = new ServerSocket()) {
        socket.bind(new InetSocketAddress(loopback, port));
        return port;
      } catch (IOException e) {
        // Somebody has it: the next one will do.
        continue;
      }
    }
    throw new ServerException("No port between " + FIRST_PORT + " and " + LAST_PORT + " is free.");
  }
}
