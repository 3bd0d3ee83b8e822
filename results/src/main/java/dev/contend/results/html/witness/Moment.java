package dev.contend.results.html.witness;

import dev.contend.results.WitnessRecord;
import dev.contend.results.WitnessRecord.Allowed;
import dev.contend.results.WitnessRecord.Operation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Where in a schedule something is wrong for the first time.
 *
 * <p>An answer can be wrong only beside others: of two cancels of which only one may return the
 * item, either may be told so, but not both. So the answers are looked at in the order in which
 * they were given, and the moment is the one after which no outcome that would have been right has
 * all of them. If some has them all, it is the state that is wrong, which shows at the end.
 *
 * @param step from 0
 * @param words what is wrong, a sentence
 */
record Moment(int step, String words) {
  private static final String ERROR = "ERROR ";

  /** Of a witness: one for the outcome, one for each error that reached a caller. */
  static List<Moment> of(WitnessRecord witness) {
    List<Moment> moments = new ArrayList<>();
    int last = witness.steps().size() - 1;
    for (Operation operation : witness.operations()) {
      if (failed(operation)) {
        moments.add(
            new Moment(
                Math.min(operation.ended(), last),
                "This error reaches the caller of %s: a 500.".formatted(name(witness, operation))));
      }
    }
    if (!witness.allowed().isEmpty()) {
      moments.add(outcome(witness, last));
    }
    return moments;
  }

  private static Moment outcome(WitnessRecord witness, int last) {
    List<Operation> operations = witness.operations();
    List<Allowed> fitting = new ArrayList<>(witness.allowed());
    if (!operations.stream().allMatch(Moment::answered)) {
      // What ended otherwise may have happened or not, so no step can be told from the answers.
      return new Moment(
          last, "By the end no order of whole operations gives these answers and this state.");
    }
    for (Operation operation :
        operations.stream().sorted(Comparator.comparingInt(Operation::ended)).toList()) {
      int number = operations.indexOf(operation);
      String answer = witness.compared().results().get(number);
      fitting.removeIf(allowed -> !allowed.results().get(number).equals(answer));
      if (fitting.isEmpty()) {
        return new Moment(
            Math.min(operation.ended(), last),
            "With this answer of %s no order of whole operations gives what the callers were told."
                .formatted(name(witness, operation)));
      }
    }
    return new Moment(
        last,
        "Each answer would have been right in some order, but no order of whole operations that"
            + " gives them leaves this state.");
  }

  private static boolean failed(Operation operation) {
    return operation.result() != null && operation.result().startsWith(ERROR);
  }

  /** Whether its caller got an answer: no error, no refusal, and the process lived. */
  private static boolean answered(Operation operation) {
    return operation.result() != null
        && !failed(operation)
        && !operation.result().startsWith("refused: ")
        && !operation.result().equals("its process died");
  }

  private static String name(WitnessRecord witness, Operation operation) {
    return witness.sessions().get(operation.session()) + "." + operation.name();
  }
}
