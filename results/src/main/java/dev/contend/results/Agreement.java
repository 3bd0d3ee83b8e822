package dev.contend.results;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a cell's verdict goes together with its grade. */
public enum Agreement {
  /** Valid where the grade says that it holds, invalid as graded where it breaks. */
  @JsonProperty("as-graded")
  AS_GRADED("as graded"),
  /** An anomaly where the grade says that it holds. */
  @JsonProperty("contradicts")
  CONTRADICTS("contradicts its grade"),
  /** No graded anomaly where the grade says that it breaks: this run did not show it. */
  @JsonProperty("not-shown")
  NOT_SHOWN("not shown this time"),
  /** The checkers gave up. */
  @JsonProperty("undecided")
  UNDECIDED("undecided"),
  /** The grade is {@code unclear}, so nothing can contradict it. */
  @JsonProperty("ungraded")
  UNGRADED("nothing to compare with");

  private final String words;

  Agreement(String words) {
    this.words = words;
  }

  /** For people. */
  public String words() {
    return words;
  }
}
