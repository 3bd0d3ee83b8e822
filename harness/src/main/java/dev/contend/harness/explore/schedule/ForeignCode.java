package dev.contend.harness.explore.schedule;

import java.util.List;

/** Classes in which a user's mistake is not to be looked for. */
final class ForeignCode {
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
          "org.springframework.",
          "org.hibernate.",
          "dev.contend.harness.explore.schedule.");

  private ForeignCode() {}

  static boolean isForeign(String className) {
    return PREFIXES.stream().anyMatch(className::startsWith);
  }
}
