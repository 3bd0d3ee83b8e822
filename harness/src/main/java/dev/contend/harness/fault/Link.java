package dev.contend.harness.fault;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A way to a server, from a loopback port of its own, that can be cut at the worst moment. It knows
 * nothing of what it carries: whoever is about to commit says so, and what the client sends next is
 * the COMMIT, and what the server sends next is the answer to it. So it is for one client at a
 * time.
 */
public final class Link implements Closeable {
  private static final int BUFFER = 1 << 16;

  private enum Loss {
    NEXT_REQUEST,
    NEXT_ANSWER
  }

  private final int target;
  private final ServerSocket entrance;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicReference<Loss> armed = new AtomicReference<>();

  private Link(int target, ServerSocket entrance) {
    this.target = target;
    this.entrance = entrance;
  }

  /**
   * Opens a way to a port of the loopback address.
   *
   * @throws IOException if no port is free
   */
  public static Link to(int port) throws IOException {
    Link link = new Link(port, new ServerSocket(0, 0, InetAddress.getLoopbackAddress()));
    start(link::accept);
    return link;
  }

  /** The port to connect to. */
  public int port() {
    return entrance.getLocalPort();
  }

  /** What a client sends next does not reach the server; then its connection is cut. */
  public void loseNextRequest() {
    armed.set(Loss.NEXT_REQUEST);
  }

  /** What the server says next does not reach the client; then the connection is cut. */
  public void loseNextAnswer() {
    armed.set(Loss.NEXT_ANSWER);
  }

  /** Whether something is still to be lost. */
  public boolean armed() {
    return armed.get() != null;
  }

  /** Closes the entrance and cuts all connections. */
  @Override
  public void close() throws IOException {
    entrance.close();
    open.forEach(Link::cut);
  }

  private void accept() throws IOException {
    while (true) {
      Socket client = entrance.accept();
      Socket server = new Socket();
      open.add(client);
      open.add(server);
      try {
        server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target));
      } catch (IOException e) {
        // The client finds out as it would without us.
        cut(client, server);
        continue;
      }
      start(() -> carry(client, server, Loss.NEXT_REQUEST));
      start(() -> carry(server, client, Loss.NEXT_ANSWER));
    }
  }

  private void carry(Socket from, Socket to, Loss loss) throws IOException {
    try {
      from.setTcpNoDelay(true);
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] bytes = new byte[BUFFER];
      for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
        if (armed.compareAndSet(loss, null)) {
          return;
        }
        out.write(bytes, 0, read);
      }
    } finally {
      cut(from, to);
    }
  }

  private void cut(Socket one, Socket other) {
    cut(one);
    cut(other);
    open.remove(one);
    open.remove(other);
  }

  private static void cut(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // It was cut by the other direction.
      return;
    }
  }

  /** Work that ends with an {@link IOException} when a socket is closed. */
  private interface Work {
    void run() throws IOException;
  }

  private static void start(Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException e) {
                // Closed from the other side or by us, which is how it ends.
                return;
              }
            },
            "contend-link");
    thread.setDaemon(true);
    thread.start();
  }
}
