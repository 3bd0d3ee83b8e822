package dev.contend.harness.database;

/** What the server's answer, or its silence, says of the transaction in which a call failed. */
public enum ErrorKind {
  /** The server answered and nothing of the transaction will ever be stored. */
  TRANSACTION_OVER,
  /** The server answered or was never asked: the statement did nothing, the transaction lives. */
  STATEMENT_FAILED,
  /**
   * No answer that could be trusted: the connection is gone, and what it last asked may be done.
   */
  CONNECTION_LOST
}
