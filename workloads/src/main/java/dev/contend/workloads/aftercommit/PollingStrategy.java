package dev.contend.workloads.aftercommit;

import dev.contend.harness.parts.Parts;
import java.sql.SQLException;
import java.util.OptionalLong;

/** A way in which processes of its own look into the database for what is to be done. */
public interface PollingStrategy extends SubmitStrategy {

  /**
   * What such a process does again and again: takes the oldest message of the outbox, if there is
   * one.
   *
   * @return the id of the submission that it is about
   */
  OptionalLong poll(Parts parts) throws SQLException;
}
