package dev.contend.checkers;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Why no order of a history's operations gives the answers that were given: a small part of it that
 * has none either, and the point in it where no order goes on. Operations go by the indices of
 * their invocations in the history.
 *
 * <p>The part is a history too: of one key, up to the dead end, without some operations that change
 * nothing, and with some that may have happened or not although it is known what they did. Whatever
 * orders the history orders the part; so as the part has no order, the history has none.
 *
 * @param key what the operations are on, as EDN, or null if the history has but one object
 * @param size how many operations the history has on that key
 * @param certain the operations of the part whose answers are kept, {@code stuck} among them
 * @param possible the operations of the part that may have happened or not
 * @param minimal whether the part has no order no more if one operation more is made possible or
 *     left out; else there was no time to see to that
 * @param stuck the operation that has no place: it returned, so it had to have one. If there was no
 *     time to find out which that is, the last one of the part
 * @param deadEnd the index of that return
 * @param states in words, some that the object could be in then, in some order of the others
 * @param moreStates how many others there are
 * @param refusals of the operations that could have come next, {@code stuck} first, why none helps:
 *     each leaves the object in one of the {@code states}, and in none of them {@code stuck} can
 *     come next
 */
public record NoOrder(
    String key,
    int size,
    List<Integer> certain,
    List<Integer> possible,
    boolean minimal,
    int stuck,
    int deadEnd,
    List<String> states,
    int moreStates,
    List<Refusal> refusals)
    implements Explanation {

  /**
   * Why operations that are alike do not help.
   *
   * @param operations at least one
   * @param reason a clause of each of them: "refused, since the register holds 3"
   */
  public record Refusal(List<Integer> operations, String reason) {
    public Refusal {
      operations = List.copyOf(operations);
    }
  }

  public NoOrder {
    certain = List.copyOf(certain);
    possible = List.copyOf(possible);
    states = List.copyOf(states);
    refusals = List.copyOf(refusals);
  }

  @Override
  public Map<String, Object> data() {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("key", key);
    data.put("size", size);
    data.put("certain", certain);
    data.put("possible", possible);
    data.put("minimal", minimal);
    data.put("stuck", stuck);
    data.put("dead-end", deadEnd);
    data.put("states", states);
    data.put("more-states", moreStates);
    data.put(
        "refusals",
        refusals.stream()
            .map(one -> Map.of("operations", one.operations(), "reason", one.reason()))
            .toList());
    return data;
  }
}
