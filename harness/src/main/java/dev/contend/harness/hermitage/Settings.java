package dev.contend.harness.hermitage;

import dev.contend.harness.explore.search.Budget;
import java.util.List;

/**
 * What to ask, and how far to go.
 *
 * @param names of the cases
 * @param isolations names of the isolation settings; none stands for all that a server has
 * @param budget of each case on each database at each setting
 * @param replays how often a schedule is run again before it is reported
 * @param command that does the same again
 */
public record Settings(
    List<String> names, List<String> isolations, Budget budget, int replays, String command) {
  public Settings {
    names = List.copyOf(names);
    isolations = List.copyOf(isolations);
  }

  boolean wants(Case asked) {
    return names.contains(asked.name());
  }
}
