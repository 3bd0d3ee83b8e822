package dev.contend.results.serve;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Serves a folder of runs on the loopback address. */
public final class RunsServer implements AutoCloseable {
  private static final int THREADS = 4;

  private final HttpServer server;
  private final ExecutorService threads;

  private RunsServer(HttpServer server, ExecutorService threads) {
    this.server = server;
    this.threads = threads;
  }

  /**
   * Starts to serve.
   *
   * @param folder that exists; nothing outside of it is ever shown
   * @param port 0 for any that is free
   * @throws BindException if the port is taken
   * @throws IOException if the folder can't be used
   */
  public static RunsServer start(Path folder, int port) throws IOException {
    Path root = folder.toRealPath();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    ExecutorService threads =
        Executors.newFixedThreadPool(
            THREADS,
            work -> {
              Thread thread = new Thread(work, "contend-serve");
              thread.setDaemon(true);
              return thread;
            });
    server.createContext("/", new FolderHandler(root, server.getAddress().getPort()));
    server.setExecutor(threads);
    server.start();
    return new RunsServer(server, threads);
  }

  /** Where browsers of this machine find it. */
  public URI address() {
    return URI.create("http://localhost:%d/".formatted(server.getAddress().getPort()));
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
