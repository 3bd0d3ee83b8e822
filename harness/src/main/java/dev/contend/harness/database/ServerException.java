package dev.contend.harness.database;

/**
 * A server that can't be had. The message is one sentence for the user: what, where and what to do.
 */
public class ServerException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String detail;

  /**
   * @param sentence what is wrong, where, and what to do
   * @param detail what else is known, such as the end of the server's own log; may be empty
   * @param cause the failure below, or null
   */
  public ServerException(String sentence, String detail, Throwable cause) {
    super(sentence, cause);
    this.detail = detail;
  }

  public ServerException(String sentence, Throwable cause) {
    this(sentence, "", cause);
  }

  public ServerException(String sentence) {
    this(sentence, "", null);
  }

  /**
   * Lines for somebody who wants to know more, such as the end of the server's log; may be empty.
   */
  public String detail() {
    return detail;
  }
}
