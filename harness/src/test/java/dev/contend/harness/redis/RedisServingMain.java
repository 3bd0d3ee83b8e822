package dev.contend.harness.redis;

import java.util.concurrent.CountDownLatch;

/** A program that starts a Redis, says which process and folder it has, and waits to be killed. */
final class RedisServingMain {
  private RedisServingMain() {}

  public static void main(String[] arguments) throws Exception {
    RedisServer server = RedisServer.start();
    System.out.println(server.process().pid() + " " + server.folder());
    new CountDownLatch(1).await();
  }
}
