package dev.contend.harness.explore.search;

/** The same choices did not lead to the same point again; the message says where. */
public final class DivergedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DivergedException(int number, Object wanted, Object possible) {
    super(
        "the schedule did not repeat: at choice %d %s was possible before, and now only %s; does the code depend on time, on chance or on threads of its own?"
            .formatted(number, wanted, possible));
  }
}
