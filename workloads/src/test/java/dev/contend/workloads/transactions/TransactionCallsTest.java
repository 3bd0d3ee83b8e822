package dev.contend.workloads.transactions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.contend.checkers.edn.EdnWriter;
import dev.contend.checkers.edn.Keyword;
import dev.contend.harness.parts.InProcessServices;
import dev.contend.harness.parts.Parts;
import dev.contend.harness.parts.RealParts;
import dev.contend.harness.workload.Answer;
import dev.contend.harness.workload.Call;
import dev.contend.workloads.transactions.TransactionDraw.Access;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What transactions look like in a history, and what becomes of one that is refused. */
class TransactionCallsTest {
  private final List<String> asked = new ArrayList<>();
  private final Connection connection =
      (Connection)
          Proxy.newProxyInstance(
              getClass().getClassLoader(),
              new Class<?>[] {Connection.class},
              (proxy, method, arguments) -> {
                asked.add(method.getName());
                return null;
              });
  private final Parts parts = new RealParts(connection, null, new InProcessServices());
  private final Memory memory = new Memory();
  private final TransactionCalls calls =
      new TransactionCalls(
          memory,
          new Keys(3, 3, 0),
          error -> List.of("40001", "HY000").contains(error.getSQLState()));

  private static String edn(Object value) {
    return EdnWriter.toString(value);
  }

  private static TransactionDraw draw(Access... accesses) {
    return new TransactionDraw(List.of(accesses));
  }

  @Test
  void aTransactionIsRecordedAsElleDoes() throws Exception {
    Call call = calls.call(draw(new Access(1, false), new Access(1, true), new Access(1, false)));
    assertThat(call.f()).isEqualTo(new Keyword("txn"));
    assertThat(edn(call.input())).isEqualTo("[[:r 1 nil] [:w 1 1] [:r 1 nil]]");
    Answer.Done done = (Answer.Done) call.body().run(parts);
    assertThat(edn(done.output())).isEqualTo("[[:r 1 nil] [:w 1 1] [:r 1 1]]");
    assertThat(asked).containsExactly("setAutoCommit", "commit", "setAutoCommit");
  }

  @Test
  void noValueIsWrittenTwiceAndATransactionStaysAtItsKey() {
    Access write = new Access(0, true);
    assertThat(edn(calls.call(draw(write, write, write, write)).input()))
        .isEqualTo("[[:w 0 1] [:w 0 2] [:w 0 3] [:w 0 4]]");
    assertThat(edn(calls.call(draw(write)).input())).isEqualTo("[[:w 3 5]]");
  }

  @Test
  void anAbortThatAsksForAnotherTryIsAnAnswer() throws Exception {
    Call call = calls.call(draw(new Access(0, true)));
    memory.refusal = new SQLException("no", "40001");
    assertThat(call.body().run(parts)).isEqualTo(new Answer.Refused(new Keyword("aborted-40001")));
    memory.refusal = new SQLException("no", "HY000", 1020);
    assertThat(call.body().run(parts)).isEqualTo(new Answer.Refused(new Keyword("aborted-1020")));
    assertThat(asked).contains("rollback").doesNotContain("commit");
  }

  @Test
  void anyOtherErrorIsNone() {
    Call call = calls.call(draw(new Access(0, true)));
    memory.refusal = new SQLException("what?", "42000");
    assertThatThrownBy(() -> call.body().run(parts)).isSameAs(memory.refusal);
  }

  @Test
  void inTheEndAllKeysAreReadThatWereUsed() throws Exception {
    memory.values.put(0L, 7L);
    memory.values.put(99L, 8L);
    Call last = calls.readAll();
    assertThat(edn(last.input())).isEqualTo("[[:r 0 nil] [:r 1 nil] [:r 2 nil]]");
    Answer.Done done = (Answer.Done) last.body().run(parts);
    assertThat(edn(done.output())).isEqualTo("[[:r 0 7] [:r 1 nil] [:r 2 nil]]");
  }
}
