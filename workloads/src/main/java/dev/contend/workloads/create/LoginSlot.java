package dev.contend.workloads.create;

import java.util.concurrent.atomic.AtomicReference;

/** A login that several clients want at once; when somebody has it, they want the next one. */
final class LoginSlot {
  private record Logins(String last, String next, int number) {}

  private final String name;
  private final AtomicReference<Logins> logins = new AtomicReference<>();

  LoginSlot(String name) {
    this.name = name;
    String first = name + 0;
    logins.set(new Logins(first, first, 0));
  }

  /** The login that nobody is known to have. */
  String next() {
    return logins.get().next();
  }

  /** The one before, or the first as long as there is none. */
  String last() {
    return logins.get().last();
  }

  /** Somebody has that login. */
  void taken(String login) {
    Logins now = logins.get();
    if (now.next().equals(login)) {
      int number = now.number() + 1;
      logins.compareAndSet(now, new Logins(login, name + number, number));
    }
  }
}
