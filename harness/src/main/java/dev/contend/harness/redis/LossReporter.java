package dev.contend.harness.redis;

import dev.contend.harness.parts.ServiceLostException;
import redis.clients.jedis.CommandObject;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.executors.CommandExecutor;
import redis.clients.jedis.executors.DefaultCommandExecutor;

/** Executes commands and says of a lost connection, in words that others know, that it is lost. */
final class LossReporter implements CommandExecutor {
  private final DefaultCommandExecutor executor;

  LossReporter(DefaultCommandExecutor executor) {
    this.executor = executor;
  }

  @Override
  public <T> T executeCommand(CommandObject<T> command) {
    try {
      return executor.executeCommand(command);
    } catch (JedisConnectionException e) {
      throw new ServiceLostException("Redis is lost: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    executor.close();
  }
}
