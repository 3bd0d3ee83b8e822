package dev.contend.checkers.specs;

import java.util.function.Supplier;
import org.jetbrains.lincheck.datastructures.Operation;

/** A {@link Thing} as Lincheck wants a specification: a plain class, made by its constructor. */
public class LincheckThing {
  /** What the next ones are. */
  static Supplier<Thing> kind = Things.ALL.get("register");

  private final Thing thing = kind.get();

  /** Lincheck wants at least one operation that it could call by itself. */
  @Operation
  public int nothing() {
    return 0;
  }

  public Object run(String f, Object input) {
    return thing.run(f, input);
  }

  /** One of unknown outcome. */
  public void maybe(String f, Object input) {
    thing.run(f, input);
  }
}
