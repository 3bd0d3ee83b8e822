package dev.contend.harness.run;

import dev.contend.harness.explore.scenario.Trace;
import java.sql.SQLException;
import java.util.Optional;

/** Runs a schedule that was recorded again, as often as one likes, on a server that is running. */
public interface ScheduleReplay extends AutoCloseable {

  /**
   * How a replay went.
   *
   * @param trace its steps; empty if a session could not take the step that it took before
   * @param same whether its outcome is the recorded one
   */
  record Replayed(Optional<Trace> trace, boolean same) {}

  /**
   * Runs it once.
   *
   * @param detailed whether to find out for whom a session waits
   * @throws Exception if the server can't be used, or a session does not come to an end
   */
  Replayed run(boolean detailed) throws Exception;

  @Override
  void close() throws SQLException;
}
