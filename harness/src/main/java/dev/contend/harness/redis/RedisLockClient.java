package dev.contend.harness.redis;

import dev.contend.harness.database.Polling;
import dev.contend.harness.parts.LockClient;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import redis.clients.jedis.UnifiedJedis;

/**
 * The recipe of Redis' documentation, "Distributed Locks with Redis", for a single instance: the
 * key is set only if it is not there, with an expiry and a random value, and deleted only by who
 * still finds that value. That page has no fencing token; ours is a counter that is raised together
 * with the key.
 */
final class RedisLockClient implements LockClient {
  private static final String TAKE =
      """
      if redis.call('SET', KEYS[1], ARGV[1], 'NX', 'PX', ARGV[2]) then
        return redis.call('INCR', KEYS[2])
      end
      return 0
      """;

  private static final String RELEASE =
      """
      if redis.call('GET', KEYS[1]) == ARGV[1] then
        return redis.call('DEL', KEYS[1])
      end
      return 0
      """;

  /** Who waits for a lock asks again and again; this is longer than any run. */
  private static final Duration FOR_EVER = Duration.ofDays(365);

  private final UnifiedJedis redis;
  private final String prefix;

  RedisLockClient(UnifiedJedis redis, String prefix) {
    this.redis = redis;
    this.prefix = prefix;
  }

  @Override
  public Optional<Lease> tryLock(String name, Duration expiry) {
    String key = prefix + "lock:" + name;
    String value = UUID.randomUUID().toString();
    Object token =
        redis.eval(
            TAKE,
            List.of(key, prefix + "token:" + name),
            List.of(value, Long.toString(expiry.toMillis())));
    return Long.valueOf(0).equals(token)
        ? Optional.empty()
        : Optional.of(new RedisLease(key, value, (Long) token));
  }

  @Override
  public Lease lock(String name, Duration expiry) {
    Lease[] taken = new Lease[1];
    Polling.until(
        FOR_EVER,
        () -> {
          taken[0] = tryLock(name, expiry).orElse(null);
          return taken[0] != null;
        });
    if (taken[0] == null) {
      throw new IllegalStateException("interrupted while waiting for the lock " + name);
    }
    return taken[0];
  }

  private final class RedisLease implements Lease {
    private final String key;
    private final String value;
    private final long token;

    RedisLease(String key, String value, long token) {
      this.key = key;
      this.value = value;
      this.token = token;
    }

    @Override
    public long token() {
      return token;
    }

    @Override
    public boolean release() {
      return Long.valueOf(1).equals(redis.eval(RELEASE, List.of(key), List.of(value)));
    }
  }
}
