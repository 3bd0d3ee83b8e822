package dev.contend.checkers.create;

/** A login as Lincheck wants a specification: a plain class. */
public class LincheckLogin {
  private boolean taken;

  /** Whether this call got the login: else it met a conflict. */
  public boolean create() {
    boolean free = !taken;
    taken = true;
    return free;
  }

  /** The same, of which nobody knows the answer. */
  public void createUnknown() {
    taken = true;
  }
}
