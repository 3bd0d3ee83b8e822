package dev.contend.harness.explore.independence;

import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import net.sf.jsqlparser.parser.CCJSqlParser;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import net.sf.jsqlparser.statement.Statement;

/**
 * Parses and looks at a statement within limits of time and stack, on a daemon thread of its own
 * that ends with the work or soon after the limit. (The library's own time limit starts a thread
 * that is no daemon.)
 */
final class SqlParser {
  private static final long SECONDS = 5;
  private static final long STACK_BYTES = 16L << 20;

  private SqlParser() {}

  /**
   * Looks at a statement's tree.
   *
   * @param look what to make of it
   * @return what that made of it; empty as well if it can't be parsed, or not within the limits
   */
  static <T> Optional<T> parse(String text, Function<Statement, Optional<T>> look) {
    CCJSqlParser parser = CCJSqlParserUtil.newParser(text).withAllowComplexParsing(true);
    FutureTask<Optional<T>> work = new FutureTask<>(() -> look.apply(parser.Statement()));
    Thread thread = new Thread(null, work, "contend-sql-parser", STACK_BYTES);
    thread.setDaemon(true);
    thread.start();
    try {
      return work.get(SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException notUnderstood) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } finally {
      parser.interrupted = true;
    }
  }
}
