package dev.contend.harness.database;

import java.sql.SQLException;

/**
 * A schema can't be explored as it is, or by this user; the message says why and what to do. A
 * subclass of what the drivers throw, as it comes from where they are asked.
 */
public final class NotExplorableException extends SQLException {
  private static final long serialVersionUID = 1L;

  NotExplorableException(String message) {
    super(message);
  }

  NotExplorableException(String message, SQLException cause) {
    super(message, cause.getSQLState(), cause.getErrorCode(), cause);
  }
}
