package dev.contend.harness.testing;

import java.lang.reflect.InvocationTargetException;
import java.util.List;

/** What around a test makes a race show less than it seems to. */
final class Surroundings {
  private static final String SPRING_TRANSACTIONS =
      "org.springframework.transaction.support.TransactionSynchronizationManager";

  private Surroundings() {}

  /** Sentences for whoever reads the outcome; none where all is well. */
  static List<String> warnings() {
    return springTransaction()
        ? List.of(
            "This test holds a Spring transaction open on its own thread (@Transactional?). The"
                + " sessions run on other threads: they don't see what the test wrote in it, and"
                + " what waits for its commit, such as a @TransactionalEventListener or an"
                + " afterCommit, does not run before the race is over. Take the transaction off the"
                + " test: what a race leaves is removed anyway.")
        : List.of();
  }

  /** Whether there is one on this thread; Spring is asked only if it is there. */
  private static boolean springTransaction() {
    try {
      ClassLoader loader = Thread.currentThread().getContextClassLoader();
      Class<?> manager = Class.forName(SPRING_TRANSACTIONS, false, loader);
      return Boolean.TRUE.equals(manager.getMethod("isActualTransactionActive").invoke(null));
    } catch (ClassNotFoundException
        | NoSuchMethodException
        | IllegalAccessException
        | InvocationTargetException
        | LinkageError e) {
      return false;
    }
  }
}
