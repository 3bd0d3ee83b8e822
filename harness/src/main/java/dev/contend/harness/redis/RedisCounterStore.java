package dev.contend.harness.redis;

import dev.contend.harness.parts.CounterStore;
import java.util.List;
import java.util.OptionalLong;
import redis.clients.jedis.UnifiedJedis;

/** Keys with numbers. */
final class RedisCounterStore implements CounterStore {
  private static final String TAKE =
      """
      local value = redis.call('GET', KEYS[1])
      if value and tonumber(value) > 0 then
        return redis.call('DECR', KEYS[1])
      end
      return -1
      """;

  private final UnifiedJedis redis;
  private final String prefix;

  RedisCounterStore(UnifiedJedis redis, String prefix) {
    this.redis = redis;
    this.prefix = prefix + "counter:";
  }

  @Override
  public OptionalLong get(String name) {
    String value = redis.get(prefix + name);
    return value == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(value));
  }

  @Override
  public void set(String name, long value) {
    redis.set(prefix + name, Long.toString(value));
  }

  @Override
  public long add(String name, long delta) {
    return redis.incrBy(prefix + name, delta);
  }

  @Override
  public OptionalLong take(String name) {
    long left = (Long) redis.eval(TAKE, List.of(prefix + name), List.of());
    return left < 0 ? OptionalLong.empty() : OptionalLong.of(left);
  }
}
