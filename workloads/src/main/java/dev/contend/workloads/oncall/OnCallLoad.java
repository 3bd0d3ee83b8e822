package dev.contend.workloads.oncall;

import dev.contend.harness.parts.Parts;
import dev.contend.harness.workload.Load;
import dev.contend.workloads.sql.BusyException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.SplittableRandom;

/**
 * Each client lets a doctor of some shift go off, and on again, and so on. In each shift one doctor
 * always stays, so nobody is ever refused.
 */
final class OnCallLoad implements Load {
  /** In each shift, beside the one who stays. */
  private static final int DOCTORS = 15;

  private final OnCallStrategy strategy;
  private final int shifts;

  OnCallLoad(OnCallStrategy strategy, int shifts) {
    this.strategy = strategy;
    this.shifts = shifts;
  }

  @Override
  public void prepare(Connection db) throws SQLException {
    OnCallTables.create(db);
    for (long shift = 1; shift <= shifts; shift++) {
      OnCallTables.insertShift(db, shift);
      for (int number = 0; number <= DOCTORS; number++) {
        OnCallTables.insertDoctor(db, doctor(shift, number), shift, true);
      }
    }
  }

  private static long doctor(long shift, int number) {
    return shift * 100 + number;
  }

  @Override
  public Client client(SplittableRandom random) {
    return new Doctor(random);
  }

  private final class Doctor implements Client {
    private final SplittableRandom random;
    private long off;

    Doctor(SplittableRandom random) {
      this.random = random;
    }

    @Override
    public boolean operate(Parts parts) throws SQLException {
      try {
        return off == 0 ? goOff(parts) : comeOn(parts);
      } catch (BusyException e) {
        return false;
      }
    }

    private boolean goOff(Parts parts) throws SQLException {
      long shift = 1 + random.nextInt(shifts);
      long doctor = doctor(shift, 1 + random.nextInt(DOCTORS));
      boolean gone = strategy.goOff(parts.connection(), shift, doctor);
      off = gone ? doctor : 0;
      return gone;
    }

    private boolean comeOn(Parts parts) throws SQLException {
      strategy.comeOn(parts.connection(), off);
      off = 0;
      return true;
    }
  }
}
