package dev.contend.checkers.linearizability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.checkers.Limits;
import dev.contend.checkers.history.History;
import dev.contend.checkers.history.Script;
import dev.contend.checkers.specs.KvSpec;
import dev.contend.checkers.specs.RegisterSpec;
import dev.contend.checkers.specs.SetSpec;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which histories need no search; {@link AgreementTest} has random ones beside a search. */
class WithoutSearchTest {
  private static String word(SequentialSpec<?, ?> spec, String script) {
    return new LinearizabilityChecker<>(spec)
        .brief()
        .check(Script.history(script), Limits.DEFAULT)
        .word();
  }

  /** Two to the number of adds are the orders that a search would have to tell apart. */
  @Test
  void aSetOfManyAddsOfUnknownOutcome() {
    StringBuilder script = new StringBuilder();
    StringBuilder odd = new StringBuilder();
    for (int i = 0; i < 300; i++) {
      script.append("%d :invoke :add %d\n".formatted(i, i));
      odd.append(i % 2 == 1 ? " " + i : "");
    }
    script.append("900 :invoke :read nil\n900 :ok #{%s}\n".formatted(odd));
    assertThat(word(new SetSpec(), script.toString())).isEqualTo("valid");
    script.append("900 :invoke :read nil\n900 :ok #{1 2}\n");
    assertThat(word(new SetSpec(), script.toString())).isEqualTo("invalid");
  }

  @Test
  void theSearchCanBeAskedForAlone() {
    History history =
        Script.history(
            """
            0 :invoke :write 1
            1 :invoke :write 2
            0 :ok 1
            1 :ok 2
            0 :invoke :read nil
            0 :ok 1
            """);
    var checker = new LinearizabilityChecker<>(new RegisterSpec());
    assertThat(checker.check(history, Limits.DEFAULT).coverage()).endsWith(" 0 configurations");
    assertThat(checker.searching().check(history, Limits.DEFAULT).coverage())
        .endsWith(" configurations")
        .doesNotEndWith(" 0 configurations");
  }

  /** A search would have to tell apart all orders of the appends up to the read. */
  @Test
  void aListOfManyAppendsAtOnce() {
    StringBuilder script = new StringBuilder();
    for (int i = 0; i < 300; i++) {
      script.append("%d :invoke :append \"%d.\"\n".formatted(i, i));
    }
    for (int i = 0; i < 300; i++) {
      script.append("%d :ok \"%d.\"\n".formatted(i, i));
    }
    String read =
        IntStream.range(0, 300).mapToObj(i -> 299 - i + ".").collect(Collectors.joining());
    String get = "900 :invoke :get nil\n900 :ok \"%s\"\n";
    assertThat(word(new KvSpec(), script + get.formatted(read))).isEqualTo("valid");
    assertThat(word(new KvSpec(), script + get.formatted(read) + get.formatted("299.")))
        .isEqualTo("invalid");
    assertThat(word(new KvSpec(), script + get.formatted(read.substring(4)))).isEqualTo("invalid");
    assertThat(word(new KvSpec(), script + get.formatted(read + "299."))).isEqualTo("invalid");
    assertThat(word(new KvSpec(), script + get.formatted(read + "x"))).isEqualTo("invalid");
  }

  @Test
  void textsThatCanBeReadInTwoWaysAreSearched() {
    String appends =
        """
        0 :invoke :append "a"
        0 :ok "a"
        0 :invoke :append "ab"
        0 :ok "ab"
        0 :invoke :append "b"
        0 :ok "b"
        0 :invoke :get nil
        """;
    assertThat(word(new KvSpec(), appends + "0 :ok \"aabb\"\n")).isEqualTo("valid");
    assertThat(word(new KvSpec(), appends + "0 :ok \"abab\"\n")).isEqualTo("invalid");
    assertThat(
            word(
                new KvSpec(),
                "0 :invoke :append \"\"\n0 :ok \"\"\n" + appends + "0 :ok \"aabb\"\n"))
        .isEqualTo("valid");
  }

  @Test
  void whatIsWrittenTwiceOrRemovedIsSearched() {
    String writes = "0 :invoke :write 1\n0 :ok 1\n0 :invoke :write 2\n0 :ok 2\n";
    String read = "0 :invoke :read nil\n0 :ok 1\n";
    assertThat(word(new RegisterSpec(), writes + read)).isEqualTo("invalid");
    assertThat(word(new RegisterSpec(), writes + "0 :invoke :write 1\n0 :ok 1\n" + read))
        .isEqualTo("valid");
    String adds = "0 :invoke :add 1\n0 :ok 1\n0 :invoke :remove 1\n0 :ok 1\n";
    assertThat(word(new SetSpec(), adds + "0 :invoke :read nil\n0 :ok #{}\n")).isEqualTo("valid");
    assertThat(word(new SetSpec(), adds + "0 :invoke :read nil\n0 :ok #{1}\n"))
        .isEqualTo("invalid");
  }
}
