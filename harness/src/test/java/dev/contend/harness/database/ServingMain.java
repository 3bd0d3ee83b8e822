package dev.contend.harness.database;

import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * A program that starts all servers, says which processes and folders they have, and then does what
 * its argument says. {@link GoneIT} ends it in all ways that there are.
 */
final class ServingMain {
  private ServingMain() {}

  public static void main(String[] arguments) throws Exception {
    System.out.println("starting");
    List<Server> servers = start();
    for (Server server : servers) {
      if (server instanceof EmbeddedServer embedded) {
        System.out.println("server " + embedded.pid() + " " + embedded.folder());
      }
      Schema schema = server.createSchema("serving");
      schema.pool(server.engine().isolationSettings().get(0), 2);
    }
    System.out.println("ready");
    switch (arguments[0]) {
      case "return" -> System.out.println("returning");
      case "throw" -> throw new IllegalStateException("as the test wants it");
      default -> new CountDownLatch(1).await();
    }
  }

  private static List<Server> start() throws ServerException {
    try {
      return Engines.startAll(Engines.startable(), new ServerOptions(false, 5));
    } catch (ServerException e) {
      System.err.println(e.detail());
      throw e;
    }
  }
}
