package dev.contend.harness.testing;

import dev.contend.harness.explore.Broken;
import dev.contend.harness.explore.Exploration;
import dev.contend.harness.explore.Exploration.Word;
import dev.contend.harness.explore.judge.Finding;
import java.util.List;

/**
 * What exploring a race gave.
 *
 * @param title what was explored, where
 * @param exploration verdict, coverage, and what broke
 * @param warnings what around the test makes this less than it seems
 */
public record Explored(String title, Exploration exploration, List<String> warnings) {
  public Explored {
    warnings = List.copyOf(warnings);
  }

  /** What there is to say. */
  public Word verdict() {
    return exploration.verdict();
  }

  /** What broke, one of each kind, with a shortest schedule each. */
  public List<Broken> broken() {
    return exploration.broken();
  }

  /** How many schedules there were, in words: {@code all 70 schedules}. */
  public String coverage() {
    return exploration.coverage().words();
  }

  /** The same as if the invariants were all that must hold. */
  Explored onlyInvariants() {
    List<Broken> broken =
        broken().stream().filter(one -> one.kind().equals(Finding.Kind.INVARIANT.text())).toList();
    Word verdict =
        broken.isEmpty()
            ? exploration.coverage().complete() ? Word.VALID : Word.UNKNOWN
            : Word.INVALID;
    return new Explored(
        title,
        new Exploration(verdict, exploration.coverage(), broken, exploration.outcomes()),
        warnings);
  }

  /** All of it for people, each broken thing with its schedule; ends without line feed. */
  public String text() {
    return Words.of(this);
  }

  /** Where nobody reads the text, the warnings are not to be lost. */
  void warn() {
    warnings.forEach(warning -> System.err.println("contend: " + title + ": " + warning));
  }
}
