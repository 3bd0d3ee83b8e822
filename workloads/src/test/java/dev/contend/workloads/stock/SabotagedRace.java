package dev.contend.workloads.stock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.harness.generator.Generator;
import dev.contend.harness.parts.Parts;
import dev.contend.harness.workload.Answer;
import dev.contend.harness.workload.Call;
import dev.contend.harness.workload.Race;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A race of stock into which a fault strikes once, and never by luck: at the moment when one of the
 * clients is about to send what stores its work, a COMMIT or, in autocommit, its second write. When
 * that operation has ended the fault is healed, and the race goes on for some operations more.
 */
final class SabotagedRace implements Race<StockDraw> {

  /** What strikes and how it is healed. */
  interface Fault {
    void strike() throws IOException;

    void heal() throws Exception;

    /** Made of two methods. */
    static Fault of(Strike strike, Heal heal) {
      return new Fault() {
        @Override
        public void strike() throws IOException {
          strike.strike();
        }

        @Override
        public void heal() throws Exception {
          heal.heal();
        }
      };
    }
  }

  /** The first half of a fault. */
  interface Strike {
    void strike() throws IOException;
  }

  /** The second half of a fault. */
  interface Heal {
    void heal() throws Exception;
  }

  private final Race<StockDraw> race;
  private final Generator<StockDraw> generator;
  private final Fault fault;
  private final String flush;
  private final AtomicInteger storesBefore;
  private final AtomicBoolean healed = new AtomicBoolean();
  private final AtomicInteger answersAfter;
  private final AtomicReference<Exception> failure = new AtomicReference<>();

  /**
   * @param flush the statement that brings to the disk what was stored so far
   * @param storesBefore how often work is stored before the fault strikes
   * @param answersAfter how many operations are to be answered after it was healed
   */
  SabotagedRace(
      Race<StockDraw> race,
      Generator<StockDraw> generator,
      Fault fault,
      String flush,
      int storesBefore,
      int answersAfter) {
    this.race = race;
    this.generator = generator;
    this.fault = fault;
    this.flush = flush;
    this.storesBefore = new AtomicInteger(storesBefore);
    this.answersAfter = new AtomicInteger(answersAfter);
  }

  /** Fails if the fault did not strike, or could not be made or healed. */
  void assertHealed() {
    if (failure.get() != null) {
      throw new AssertionError("The fault was not made or not healed.", failure.get());
    }
    assertThat(healed).as("the fault struck").isTrue();
  }

  private boolean done() {
    return failure.get() != null || (healed.get() && answersAfter.get() <= 0);
  }

  @Override
  public void prepare(Connection connection) throws SQLException {
    race.prepare(connection);
    // A fast server would lose this too, and then there would be nothing to compare.
    try (Statement statement = connection.createStatement()) {
      statement.execute(flush);
    }
  }

  @Override
  public List<Call> begin() {
    return race.begin();
  }

  @Override
  public Generator<StockDraw> generator() {
    return Generator.until(this::done, generator);
  }

  @Override
  public Call call(StockDraw drawn) {
    Call call = race.call(drawn);
    return new Call(call.f(), call.input(), call.extra(), parts -> run(call.body(), parts));
  }

  private Answer run(Call.Body body, Parts parts) throws SQLException {
    AtomicBoolean struck = new AtomicBoolean();
    try {
      Answer answer = body.run(watched(parts, struck));
      if (healed.get()) {
        answersAfter.decrementAndGet();
      }
      return answer;
    } finally {
      if (struck.get()) {
        heal();
      }
    }
  }

  private void heal() {
    try {
      fault.heal();
      healed.set(true);
    } catch (Exception e) {
      // To the client it is no more than another error; the test looks for it.
      failure.set(e);
    }
  }

  @Override
  public List<Call> end() {
    return race.end();
  }

  private Parts watched(Parts parts, AtomicBoolean struck) throws SQLException {
    Connection watched = watched(parts.connection(), struck);
    return (Parts)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Parts.class},
            (proxy, method, arguments) ->
                method.getName().equals("connection") ? watched : method.invoke(parts, arguments));
  }

  private Connection watched(Connection db, AtomicBoolean struck) {
    AtomicInteger writes = new AtomicInteger();
    return (Connection)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              if (stores(db, writes, method, arguments) && storesBefore.getAndDecrement() == 0) {
                struck.set(true);
                strike();
              }
              try {
                return method.invoke(db, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private void strike() {
    try {
      fault.strike();
    } catch (IOException e) {
      failure.set(e);
    }
  }

  /** Every strategy comes to a second write only where the first one found its row. */
  private static boolean stores(
      Connection db, AtomicInteger writes, Method method, Object... arguments) throws SQLException {
    boolean write =
        method.getName().equals("prepareStatement")
            && !((String) arguments[0]).startsWith("SELECT");
    int sofar = write ? writes.incrementAndGet() : writes.get();
    return sofar == 2 && (db.getAutoCommit() ? write : method.getName().equals("commit"));
  }
}
