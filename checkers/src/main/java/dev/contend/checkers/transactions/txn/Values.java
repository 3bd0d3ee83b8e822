package dev.contend.checkers.transactions.txn;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A number for each value: an integer stands for itself, as nearly all of them are. */
final class Values {
  private static final long FIRST_RARE = Long.MIN_VALUE;
  private static final long LAST_RARE = FIRST_RARE + Integer.MAX_VALUE;

  private final List<Object> rare = new ArrayList<>();
  private final Map<Object, Long> codes = new HashMap<>();

  long code(Object value) {
    if (value instanceof Long number && number > LAST_RARE) {
      return number;
    }
    return codes.computeIfAbsent(
        value,
        fresh -> {
          rare.add(fresh);
          return FIRST_RARE + rare.size() - 1;
        });
  }

  Object value(long code) {
    return code > LAST_RARE ? (Object) code : rare.get((int) (code - FIRST_RARE));
  }
}
