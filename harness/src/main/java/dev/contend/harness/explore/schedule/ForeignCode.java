package dev.contend.harness.explore.schedule;

import java.util.List;

/** Classes in which a user's mistake is not to be looked for. */
public final class ForeignCode {
  private static final List<String> PREFIXES =
      List.of(
          "java.",
          "javax.",
          "jdk.",
          "sun.",
          "jakarta.",
          "com.sun.",
          "com.zaxxer.hikari.",
          "net.ttddyy.dsproxy.",
          "org.postgresql.",
          "org.mariadb.",
          "org.h2.",
          "org.springframework.",
          "org.hibernate.",
          "dev.contend.harness.explore.schedule.");

  private ForeignCode() {}

  /**
   * Where a thread stands in the code under test, as far as that can be told from the JDK's, the
   * drivers' and the frameworks'.
   *
   * @param thread null for one that has not begun
   */
  public static String placeOf(Thread thread) {
    StackTraceElement[] stack = thread == null ? null : thread.getStackTrace();
    if (stack == null || stack.length == 0) {
      return "its beginning";
    }
    for (StackTraceElement frame : stack) {
      if (!isForeign(frame.getClassName())) {
        return "%s.%s(%s:%d)"
            .formatted(
                frame.getClassName(),
                frame.getMethodName(),
                frame.getFileName(),
                frame.getLineNumber());
      }
    }
    return stack[0].toString();
  }

  private static boolean isForeign(String className) {
    return PREFIXES.stream().anyMatch(className::startsWith);
  }
}
