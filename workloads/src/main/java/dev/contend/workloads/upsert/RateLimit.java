package dev.contend.workloads.upsert;

import dev.contend.harness.parts.Parts;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Each user may send one request a second, in front of the account's code: rarer is not never. */
class RateLimit implements UpsertStrategy {
  private static final int REQUESTS_A_SECOND = 1;

  private final UpsertStrategy code = new CheckThenAct();
  private final Map<String, Window> windows = new ConcurrentHashMap<>();

  private record Window(long second, int requests) {}

  @Override
  public Upserted upsert(Parts parts, Request request) throws SQLException {
    long now = parts.clock().instant().getEpochSecond();
    Window window =
        windows.merge(
            request.user(),
            new Window(now, 1),
            (last, first) -> last.second() == now ? new Window(now, last.requests() + 1) : first);
    if (window.requests() > REQUESTS_A_SECOND) {
      throw new TooManyRequestsException();
    }
    return code.upsert(parts, request);
  }
}
