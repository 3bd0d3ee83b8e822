package dev.contend.checkers.edn;

import java.util.Objects;

/**
 * An EDN symbol; we give it no meaning but keep it.
 *
 * @param name as written
 */
public record Symbol(String name) {
  public Symbol {
    Objects.requireNonNull(name, "name");
    Names.require(name, "a symbol");
    if (!Names.validOfSymbol(name)) {
      throw new IllegalArgumentException(name + " is read as something else than a symbol");
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
