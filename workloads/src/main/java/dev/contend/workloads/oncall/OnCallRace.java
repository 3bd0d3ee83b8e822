package dev.contend.workloads.oncall;

import dev.contend.checkers.edn.Keyword;
import dev.contend.checkers.oncall.OnCallCall;
import dev.contend.harness.generator.Generator;
import dev.contend.harness.generator.Generator.Weighted;
import dev.contend.harness.workload.Call;
import dev.contend.harness.workload.Race;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;

/**
 * Clients let the two doctors of a few shifts go off and come on again. Half of all operations are
 * on one of the shifts, so that clients meet.
 */
final class OnCallRace implements Race<OnCallDraw> {
  private static final int SHIFTS = 3;
  private static final int DOCTORS = 2;

  private final OnCallCalls calls;

  OnCallRace(OnCallStrategy strategy) {
    this.calls = new OnCallCalls(strategy);
  }

  @Override
  public void prepare(Connection db) throws SQLException {
    OnCallTables.create(db);
    for (long shift = 1; shift <= SHIFTS; shift++) {
      OnCallTables.insertShift(db, shift);
      for (int number = 0; number < DOCTORS; number++) {
        OnCallTables.insertDoctor(db, doctor(shift, number), shift, true);
      }
    }
  }

  private static long doctor(long shift, int number) {
    return 1 + (shift - 1) * DOCTORS + number;
  }

  @Override
  public Generator<OnCallDraw> generator() {
    return Generator.mix(
        List.of(
            new Weighted<>(4, Generator.draw(OnCallRace::goOff)),
            new Weighted<>(3, Generator.draw(OnCallRace::comeOn)),
            new Weighted<>(1, Generator.draw(random -> new OnCallDraw.Read(shift(random))))));
  }

  private static OnCallDraw goOff(SplittableRandom random) {
    long shift = shift(random);
    return new OnCallDraw.GoOff(shift, doctor(shift, random.nextInt(DOCTORS)));
  }

  private static OnCallDraw comeOn(SplittableRandom random) {
    long shift = shift(random);
    return new OnCallDraw.ComeOn(shift, doctor(shift, random.nextInt(DOCTORS)));
  }

  /** Shift 1 half of the time, shift 2 a quarter, and so on. */
  private static long shift(SplittableRandom random) {
    return Math.min(SHIFTS, 1 + Long.numberOfTrailingZeros(random.nextLong()));
  }

  @Override
  public Call call(OnCallDraw drawn) {
    return calls.call(drawn);
  }

  @Override
  public List<Call> begin() {
    return observations(OnCallCall.INITIAL);
  }

  @Override
  public List<Call> end() {
    return observations(OnCallCall.FINAL);
  }

  private static List<Call> observations(Keyword f) {
    return LongStream.rangeClosed(1, SHIFTS)
        .mapToObj(shift -> OnCallTables.observation(f, shift))
        .toList();
  }
}
