package dev.contend.checkers.create;

import org.jetbrains.lincheck.datastructures.Operation;

/** A login as Lincheck wants a specification: a plain class. */
public class LincheckLogin {
  private boolean taken;

  /** Whether this call got the login: else it met a conflict. */
  @Operation
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
