package dev.contend.checkers.transactions.register;

import dev.contend.checkers.edn.Keyword;
import dev.contend.checkers.transactions.txn.Form;
import dev.contend.checkers.transactions.txn.Versions;

/** Reads of a register are versions, or {@link #NIL}. */
final class RegisterForm implements Form {
  static final int NIL = -1;

  private static final Keyword WRITE = new Keyword("write");
  private static final Keyword W = new Keyword("w");

  @Override
  public String model() {
    return "rw-register";
  }

  @Override
  public boolean writes(Object name) {
    return W.is(name) || WRITE.is(name);
  }

  @Override
  public int read(Versions versions, int key, Object value) {
    return value == null ? NIL : versions.of(key, versions.code(value));
  }
}
