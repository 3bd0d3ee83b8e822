package dev.contend.harness.workload;

import dev.contend.harness.generator.Generator;
import dev.contend.harness.parts.Parts;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * One race: an empty schema is prepared, clients call what the generator draws, and what is left is
 * observed. Made anew for each race; {@link #call} is used by all clients at once.
 *
 * @param <O> operations as the generator draws them
 */
public interface Race<O> {

  /** Creates tables and rows in the connection's schema, which is empty. */
  void prepare(Connection connection) throws SQLException;

  /**
   * Fills what is beside the database, after {@link #prepare}: as the application does that starts.
   */
  default void fill(Parts parts) throws SQLException {}

  /** Observes what the race begins with, after {@link #prepare}; recorded before all else. */
  List<Call> begin();

  /** Draws operations without end; the driver bounds it. */
  Generator<O> generator();

  /**
   * Makes a drawn operation one of this run: a drawn place for an order becomes the order there.
   */
  Call call(O drawn);

  /**
   * What works behind the clients, each with a session and a thread of its own. What it does is
   * recorded beside the clients' operations.
   */
  default List<Background> background() {
    return List.of();
  }

  /** Observes what the race left, when no client is at work any more; recorded after all else. */
  List<Call> end();
}
