package dev.contend.checkers.lincheck;

import java.util.List;
import org.jetbrains.kotlinx.lincheck.util.LincheckResult;
import org.jetbrains.kotlinx.lincheck.util.ValueResult;
import org.jetbrains.kotlinx.lincheck.util.VoidResult;

/** An operation as Lincheck sees it: a method of the specification, and what it returned. */
public final class Call {
  final String method;
  final List<Object> arguments;
  final LincheckResult result;

  private Call(String method, List<Object> arguments, LincheckResult result) {
    this.method = method;
    this.arguments = arguments;
    this.result = result;
  }

  /**
   * Of an operation that was answered.
   *
   * @param result what the method has to return; of exactly its boxed type
   */
  public static Call returned(Object result, String method, Object... arguments) {
    return new Call(method, List.of(arguments), new ValueResult(result));
  }

  /**
   * Of an operation of unknown outcome.
   *
   * @param method returns nothing, and does nothing where the operation can't happen
   */
  public static Call unknown(String method, Object... arguments) {
    return new Call(method, List.of(arguments), VoidResult.INSTANCE);
  }
}
