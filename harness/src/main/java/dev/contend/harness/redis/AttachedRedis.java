package dev.contend.harness.redis;

import dev.contend.harness.parts.ServiceLostException;
import java.util.Map;
import java.util.UUID;
import redis.clients.jedis.RedisClient;

/** A Redis that another process of ours has started, and which that process stops. */
public final class AttachedRedis implements AutoCloseable {
  static final String PORT = "port";
  static final String PASSWORD = "password";

  private final RedisClient client;

  /**
   * Reaches it.
   *
   * @param handover what {@link RedisServer#handover} gave
   */
  public AttachedRedis(Map<String, String> handover) {
    client = RedisServer.client(Integer.parseInt(handover.get(PORT)), handover.get(PASSWORD));
  }

  /**
   * Queues, locks and counters: nobody else's, of no other process either, and empty.
   *
   * @throws ServiceLostException if the server is gone
   */
  public RedisServices services() {
    client.ping();
    return new RedisServices(client, "bench:" + UUID.randomUUID() + ":");
  }

  @Override
  public void close() {
    client.close();
  }
}
