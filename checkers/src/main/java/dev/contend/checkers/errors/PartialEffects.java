package dev.contend.checkers.errors;

/** No operation leaves half of its work: statements committed, then one that failed. */
public final class PartialEffects extends MarkedCompletions {
  public PartialEffects() {
    super(ErrorMarks.PARTIAL);
  }

  @Override
  public String name() {
    return "partial-effect";
  }

  @Override
  String what() {
    return "left half of its work behind when a later statement failed";
  }
}
