package dev.contend.harness.redis;

import dev.contend.harness.parts.CounterStore;
import dev.contend.harness.parts.LockClient;
import dev.contend.harness.parts.Services;
import dev.contend.harness.parts.TaskQueue;
import redis.clients.jedis.UnifiedJedis;

/**
 * What the clients of one race share in Redis. If the server is gone, its calls throw a {@link
 * dev.contend.harness.parts.ServiceLostException}.
 */
public final class RedisServices implements Services {
  private final UnifiedJedis redis;
  private final String prefix;

  /**
   * @param prefix of all keys, which nobody else has
   */
  RedisServices(UnifiedJedis redis, String prefix) {
    this.redis = redis;
    this.prefix = prefix;
  }

  @Override
  public TaskQueue queue(String name) {
    return new RedisTaskQueue(redis, prefix, name);
  }

  @Override
  public LockClient locks() {
    return new RedisLockClient(redis, prefix);
  }

  @Override
  public CounterStore counters() {
    return new RedisCounterStore(redis, prefix);
  }
}
