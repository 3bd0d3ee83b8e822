package dev.contend.harness.run;

import dev.contend.harness.database.ServerException;
import dev.contend.harness.parts.InProcessServices;
import dev.contend.harness.parts.Services;
import dev.contend.harness.redis.RedisServer;
import dev.contend.harness.workload.Need;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** What the races of a run share beside their databases. */
public final class RaceServices implements AutoCloseable {
  private final Optional<RedisServer> redis;

  private RaceServices(Optional<RedisServer> redis) {
    this.redis = redis;
  }

  /**
   * Starts a Redis if one of the cells needs it.
   *
   * @throws ServerException if it can't be had
   */
  public static RaceServices start(Collection<Cell> cells) throws ServerException {
    boolean needed = cells.stream().anyMatch(cell -> cell.needs().contains(Need.REDIS));
    return new RaceServices(needed ? Optional.of(RedisServer.start()) : Optional.empty());
  }

  /** Those of one race of a cell: nobody else's, and empty. */
  Services forRaceOf(Cell cell) {
    return cell.needs().contains(Need.REDIS)
        ? redis.orElseThrow().services()
        : new InProcessServices();
  }

  /** What another process of ours needs to reach the Redis; empty if there is none. */
  public Map<String, String> redisHandover() {
    return redis.map(RedisServer::handover).orElse(Map.of());
  }

  @Override
  public void close() {
    redis.ifPresent(RedisServer::close);
  }
}
