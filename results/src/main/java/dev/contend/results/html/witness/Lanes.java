package dev.contend.results.html.witness;

import dev.contend.results.WitnessRecord;
import dev.contend.results.WitnessRecord.Operation;
import dev.contend.results.WitnessRecord.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A schedule as a table: a column for each session, a row for each step. A step that had to wait
 * reaches from its own row to that in which it went on.
 *
 * @param sessions names of the columns
 * @param rows in the order of the steps
 * @param finalState as it was observed
 */
public record Lanes(List<String> sessions, List<Row> rows, String finalState) {

  /** Whether there is something that an account says of the steps. */
  public boolean told() {
    return rows.stream().anyMatch(row -> !row.account.isEmpty());
  }

  /**
   * A step and what else happened before the next one.
   *
   * @param number from 1
   * @param account what the account says of the step; empty if it says nothing
   * @param cells one for each session
   * @param wrong what is wrong from this step on, a sentence each
   */
  public record Row(int number, String account, List<Cell> cells, List<String> wrong) {}

  /**
   * What a session did meanwhile.
   *
   * @param session its name
   * @param style classes for the style sheet: {@code in} an operation, which {@code begins} or
   *     {@code ends} here; {@code waiting}, {@code stuck} where the wait begins and {@code freed}
   *     where it ends
   * @param begins names of operations that begin with this step
   * @param call what it asked for, or null
   * @param waits for whom it begins to wait, in words; or null
   * @param waiting whether all that it did was to wait
   * @param resumed the number of the step that goes on here; 0 for none
   * @param answer what that step, or {@code call}, returned; or null
   * @param ends operations that end here, with their answers
   */
  public record Cell(
      String session,
      String style,
      List<String> begins,
      Call call,
      String waits,
      boolean waiting,
      int resumed,
      Said answer,
      List<End> ends) {

    /** Whether nothing happened. */
    public boolean empty() {
      return call == null && !waiting && resumed == 0 && begins.isEmpty() && ends.isEmpty();
    }
  }

  /**
   * A step.
   *
   * @param kind {@code statement}, {@code commit}, {@code rollback}, …, for the style sheet
   * @param parameters one text for each execution
   */
  public record Call(String kind, String text, List<String> parameters) {}

  /**
   * What came back.
   *
   * @param error whether it is one
   */
  public record Said(String text, boolean error) {
    static Said of(String text) {
      return text == null || text.isEmpty() ? null : new Said(text, text.startsWith("ERROR "));
    }
  }

  /** An operation that ended, and what its caller was told. */
  public record End(String operation, Said answer) {}

  /**
   * Draws a schedule.
   *
   * @param account what an account says of each step, as far as it does
   * @param moments where something is wrong for the first time
   */
  static Lanes of(WitnessRecord witness, List<String> account, List<Moment> moments) {
    List<Row> rows = new ArrayList<>();
    for (int step = 0; step < witness.steps().size(); step++) {
      List<Cell> cells = new ArrayList<>();
      for (int session = 0; session < witness.sessions().size(); session++) {
        cells.add(cell(witness, session, step));
      }
      int number = step;
      rows.add(
          new Row(
              step + 1,
              step < account.size() ? account.get(step) : "",
              cells,
              moments.stream()
                  .filter(moment -> moment.step() == number)
                  .map(Moment::words)
                  .toList()));
    }
    return new Lanes(witness.sessions(), rows, witness.finalState());
  }

  private static Cell cell(WitnessRecord witness, int session, int row) {
    Step taken = witness.steps().get(row);
    Step own = taken.session() == session ? taken : null;
    int last = witness.steps().size() - 1;
    boolean stuck = own != null && returned(own, row, last) > row;
    int from = own == null ? waitingSince(witness, session, row) : -1;
    boolean freed = from >= 0 && returned(witness.steps().get(from), from, last) == row;
    List<Operation> begun =
        operations(witness, session).stream().filter(each -> each.began() == row).toList();
    List<Operation> ended =
        operations(witness, session).stream()
            .filter(each -> Math.min(each.ended(), last) == row)
            .toList();
    Step answered = freed ? witness.steps().get(from) : stuck ? null : own;
    return new Cell(
        witness.sessions().get(session),
        style(witness, session, row, begun, ended, stuck || from >= 0)
            + (stuck ? " stuck" : "")
            + (freed ? " freed" : ""),
        begun.stream().map(Operation::name).toList(),
        own == null ? null : call(own),
        stuck ? waits(witness, own) : null,
        from >= 0 && !freed,
        freed ? from + 1 : 0,
        answered == null ? null : Said.of(answered.outcome()),
        ended.stream().map(each -> new End(each.name(), Said.of(each.result()))).toList());
  }

  private static List<Operation> operations(WitnessRecord witness, int session) {
    return witness.operations().stream().filter(each -> each.session() == session).toList();
  }

  private static int returned(Step step, int number, int last) {
    return Math.max(number, Math.min(step.returned(), last));
  }

  /** The number of the step with which the session waits while another takes one, or -1. */
  private static int waitingSince(WitnessRecord witness, int session, int row) {
    for (int number = row - 1; number >= 0; number--) {
      Step step = witness.steps().get(number);
      if (step.session() == session) {
        return step.returned() >= row ? number : -1;
      }
    }
    return -1;
  }

  private static String style(
      WitnessRecord witness,
      int session,
      int row,
      List<Operation> begun,
      List<Operation> ended,
      boolean waiting) {
    boolean in =
        operations(witness, session).stream()
            .anyMatch(each -> each.began() <= row && each.ended() >= row);
    return "lane"
        + (in ? " in" : "")
        + (begun.isEmpty() ? "" : " begins")
        + (ended.isEmpty() ? "" : " ends")
        + (waiting ? " waiting" : "");
  }

  private static Call call(Step step) {
    return new Call(
        Objects.requireNonNullElse(step.kind(), ""),
        step.text(),
        step.parameters().stream()
            .filter(one -> !one.isEmpty())
            .map(one -> String.join(", ", one))
            .toList());
  }

  private static String waits(WitnessRecord witness, Step step) {
    return step.waitedFor().stream()
        .map(witness.sessions()::get)
        .collect(Collectors.joining(" and "));
  }
}
