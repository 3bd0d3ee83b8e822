package dev.contend.harness.parts;

import java.time.Duration;
import java.util.Optional;

/** Locks that a server of their own keeps, such as Redis: held for a time, by a token. */
public interface LockClient {

  /** Takes a lock if nobody holds it. */
  Optional<Lease> tryLock(String name, Duration expiry);

  /** Takes a lock; waits for as long as somebody else holds it. */
  Lease lock(String name, Duration expiry);

  /** A lock that was taken. */
  interface Lease {
    /** A number greater than that of every lease of this lock before. */
    long token();

    /**
     * Gives it back.
     *
     * @return false if it had expired: somebody else may hold it by now
     */
    boolean release();
  }
}
