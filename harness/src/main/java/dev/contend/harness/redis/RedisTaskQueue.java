package dev.contend.harness.redis;

import dev.contend.checkers.edn.EdnReader;
import dev.contend.checkers.edn.EdnWriter;
import dev.contend.harness.parts.TaskQueue;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import redis.clients.jedis.UnifiedJedis;

/**
 * A list, into which tasks are pushed at one end and taken at the other, and beside it a sorted set
 * of those that are due later, by their time; who looks for a task moves over what is due. So do
 * the libraries for background jobs.
 *
 * <p>A task is written as EDN, so it comes out as it went in: a string, a long, a keyword, or a
 * list, set or map of such.
 */
final class RedisTaskQueue implements TaskQueue {
  /** By the server's clock, in milliseconds; a number before the task keeps equal ones apart. */
  private static final String SEND_LATER =
      """
      local now = redis.call('TIME')
      local due = now[1] * 1000 + math.floor(now[2] / 1000) + tonumber(ARGV[2])
      local number = redis.call('INCR', KEYS[2])
      redis.call('ZADD', KEYS[1], due, string.format('%016d', number) .. ARGV[1])
      """;

  private static final String POLL =
      """
      local now = redis.call('TIME')
      local millis = now[1] * 1000 + math.floor(now[2] / 1000)
      for _, task in ipairs(redis.call('ZRANGEBYSCORE', KEYS[2], '-inf', millis)) do
        redis.call('LPUSH', KEYS[1], string.sub(task, 17))
        redis.call('ZREM', KEYS[2], task)
      end
      return redis.call('RPOP', KEYS[1])
      """;

  private final UnifiedJedis redis;
  private final String tasks;
  private final String later;
  private final String numbers;

  RedisTaskQueue(UnifiedJedis redis, String prefix, String name) {
    this.redis = redis;
    tasks = prefix + "queue:" + name;
    later = prefix + "later:" + name;
    numbers = prefix + "number:" + name;
  }

  @Override
  public void send(Object task, Duration delay) {
    String text = EdnWriter.toString(task);
    if (delay.isZero()) {
      redis.lpush(tasks, text);
    } else {
      redis.eval(
          SEND_LATER, List.of(later, numbers), List.of(text, Long.toString(delay.toMillis())));
    }
  }

  @Override
  public Optional<Object> poll() {
    Object text = redis.eval(POLL, List.of(tasks, later), List.of());
    return Optional.ofNullable(text).map(edn -> read((String) edn));
  }

  private static Object read(String edn) {
    try {
      return new EdnReader(new StringReader(edn)).read();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public boolean isEmpty() {
    return redis.exists(tasks, later) == 0;
  }
}
