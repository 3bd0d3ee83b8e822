package dev.contend.harness.workload;

import dev.contend.checkers.edn.Keyword;
import dev.contend.harness.parts.Parts;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;

/**
 * An operation about to be invoked.
 *
 * @param f its function
 * @param input what the history records as the value of the invocation
 * @param extra further keys of the invocation, such as what was drawn
 * @param body what the application does
 */
public record Call(Keyword f, Object input, Map<Keyword, Object> extra, Body body) {
  public Call {
    Objects.requireNonNull(f, "f");
    Objects.requireNonNull(extra, "extra");
    Objects.requireNonNull(body, "body");
  }

  /** The code of an operation. */
  @FunctionalInterface
  public interface Body {
    /**
     * Runs it.
     *
     * @param parts its connection is in autocommit at the cell's isolation setting; whatever is
     *     left open on it is rolled back
     * @return what the caller is told
     * @throws SQLException an error that the application does not handle
     */
    Answer run(Parts parts) throws SQLException;
  }
}
