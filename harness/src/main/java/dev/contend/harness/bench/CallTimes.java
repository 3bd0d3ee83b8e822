package dev.contend.harness.bench;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.ResultRole;
import org.openjdk.jmh.results.SampleTimeResult;
import org.openjdk.jmh.runner.IterationType;
import org.openjdk.jmh.util.SampleBuffer;

/**
 * Lets one Java process of JMH measure both: in the mode Throughput it adds how long each call took
 * as a secondary result, in the histogram that the mode SampleTime has. JMH makes it, by its name.
 *
 * <p>The times of all measured iterations come with the last one: to hand them over costs more than
 * a short iteration should have beside it.
 */
public final class CallTimes implements InternalProfiler {
  /** The secondary result: seconds a call. */
  public static final String NAME = "callTime";

  private static SampleBuffer times = new SampleBuffer();
  private static boolean wanted;

  private int iterations;

  /**
   * A thread hands over what it measured in an iteration.
   *
   * @param nanoseconds of each of its calls
   */
  public static synchronized void add(SampleBuffer nanoseconds) {
    if (wanted) {
      times.addAll(nanoseconds);
    }
  }

  @Override
  public String getDescription() {
    return "How long each call took, in the mode Throughput";
  }

  @Override
  public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
    want(iteration.getType() == IterationType.MEASUREMENT);
  }

  @Override
  public Collection<SampleTimeResult> afterIteration(
      BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
    if (iteration.getType() != IterationType.MEASUREMENT || ++iterations < iteration.getCount()) {
      return List.of();
    }
    return List.of(new SampleTimeResult(ResultRole.SECONDARY, NAME, takeAll(), TimeUnit.SECONDS));
  }

  private static synchronized void want(boolean now) {
    wanted = now;
  }

  private static synchronized SampleBuffer takeAll() {
    SampleBuffer all = times;
    times = new SampleBuffer();
    return all;
  }
}
