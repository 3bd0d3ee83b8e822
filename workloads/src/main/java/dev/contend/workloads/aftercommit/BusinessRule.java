package dev.contend.workloads.aftercommit;

/** What the rest of a request looks at, and may refuse the request for. It changes nothing. */
@FunctionalInterface
public interface BusinessRule {
  /**
   * Looks.
   *
   * @throws RefusedException if the request breaks the rule
   */
  void check();
}
