package dev.contend.harness.explore.judge;

import dev.contend.harness.explore.scenario.OperationId;
import dev.contend.harness.explore.scenario.Result;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * What differs between two outcomes.
 *
 * @param subjects the names of the parts that differ
 * @param words one for each of them: {@code A.cancel answered true, in the nearest order false}
 * @param likeness how many parts are equal: answers, and the state; of states that are maps the
 *     equal entries count as a fraction
 */
record Difference(List<String> subjects, List<String> words, double likeness) {

  /**
   * Compares.
   *
   * @param there what the other outcome is called: {@code in the nearest order}
   */
  static Difference between(Outcome here, Outcome other, Labels labels, String there) {
    List<String> subjects = new ArrayList<>();
    List<String> words = new ArrayList<>();
    double likeness = 0;
    Set<OperationId> ids = new TreeSet<>(here.answers().keySet());
    ids.addAll(other.answers().keySet());
    for (OperationId id : ids) {
      Result answer = here.answers().get(id);
      Result answerThere = other.answers().get(id);
      if (Objects.equals(answer, answerThere)) {
        likeness++;
      } else {
        subjects.add(labels.of(id));
        words.add(
            labels.of(id)
                + " "
                + Labels.told(answer)
                + ", "
                + there
                + " "
                + briefly(answer, answerThere));
      }
    }
    if (Objects.equals(here.state(), other.state())) {
      likeness++;
    } else {
      subjects.add("final state");
      words.add(states(here.state(), other.state(), there));
      likeness += fraction(here.state(), other.state());
    }
    return new Difference(subjects, words, likeness);
  }

  /** This, and that sessions were started in another number. */
  Difference withSessions(int here, int other) {
    List<String> moreSubjects = new ArrayList<>(subjects);
    moreSubjects.add("sessions");
    List<String> more = new ArrayList<>(words);
    more.add("there were " + here + " sessions, in the nearest order " + other);
    return new Difference(moreSubjects, more, likeness - 0.5);
  }

  boolean none() {
    return words.isEmpty();
  }

  private static String briefly(Result here, Result there) {
    return here instanceof Result.Returned && there instanceof Result.Returned returned
        ? String.valueOf(returned.answer())
        : "it " + Labels.told(there);
  }

  private static String states(Object here, Object other, String there) {
    if (!(here instanceof Map<?, ?> map && other instanceof Map<?, ?> otherMap)
        || fraction(here, other) == 0) {
      return "the final state was " + here + ", " + there + " " + other;
    }
    List<String> entries = new ArrayList<>();
    for (Object key : keys(map, otherMap)) {
      if (!sameEntry(map, otherMap, key)) {
        entries.add(key + ": " + entry(map, key) + ", " + there + " " + entry(otherMap, key));
      }
    }
    return "the final state had " + String.join("; ", entries);
  }

  private static String entry(Map<?, ?> map, Object key) {
    return map.containsKey(key) ? String.valueOf(map.get(key)) : "nothing";
  }

  private static double fraction(Object here, Object there) {
    if (!(here instanceof Map<?, ?> map && there instanceof Map<?, ?> other)) {
      return 0;
    }
    Set<Object> keys = keys(map, other);
    long same = keys.stream().filter(key -> sameEntry(map, other, key)).count();
    return same / (keys.size() + 1.0);
  }

  private static Set<Object> keys(Map<?, ?> map, Map<?, ?> other) {
    Set<Object> keys = new LinkedHashSet<>(map.keySet());
    keys.addAll(other.keySet());
    return keys;
  }

  private static boolean sameEntry(Map<?, ?> map, Map<?, ?> other, Object key) {
    return map.containsKey(key)
        && other.containsKey(key)
        && Objects.equals(map.get(key), other.get(key));
  }
}
