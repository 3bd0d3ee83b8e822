package dev.contend.checkers.linearizability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.checkers.Limits;
import dev.contend.checkers.Verdict;
import dev.contend.checkers.history.History;
import dev.contend.checkers.history.Script;
import dev.contend.checkers.specs.KvSpec;
import dev.contend.checkers.specs.RegisterSpec;
import dev.contend.checkers.specs.SetSpec;
import dev.contend.checkers.specs.Thing;
import dev.contend.checkers.specs.Things;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What needs no search is judged as the brute force judges it. */
class WithoutSearchTest {
  private static final int HISTORIES = Integer.getInteger("contend.histories", 18_000) / 9;

  @Test
  void uniqueWrites() {
    RegisterSpec spec = new RegisterSpec();
    agree(spec, Things::uniqueRegister, p -> UniqueWrites.linearizable(spec.asRegister().get(), p));
  }

  @Test
  void growingSets() {
    SetSpec spec = new SetSpec();
    agree(spec, Things::growingSet, p -> GrowingSet.linearizable(spec.asSet().get(), p));
  }

  @Test
  void growingLists() {
    KvSpec spec = new KvSpec();
    agree(spec, Things::growingText, p -> GrowingList.linearizable(spec.asList().get(), p));
  }

  private static <S, C> void agree(
      SequentialSpec<S, C> spec, Supplier<Thing> thing, Function<Partition<C>, Boolean> judge) {
    int valid = 0;
    int invalid = 0;
    int without = 0;
    for (int seed = 0; seed < HISTORIES; seed++) {
      History history = ReadySpecsAgreementTest.history(seed, thing);
      if (history == null) {
        continue;
      }
      boolean expected = BruteForce.linearizable(history, thing.get());
      String text = "seed %d, %s".formatted(seed, ReadySpecsAgreementTest.describe(history));
      for (Partition<C> partition : Partition.split(history, spec, Limits.DEFAULT.deadline())) {
        Boolean known = judge.apply(partition);
        if (known != null) {
          assertThat(known).as(text).isEqualTo(expected);
          without++;
        }
      }
      Verdict verdict = new LinearizabilityChecker<>(spec).check(history, Limits.DEFAULT);
      if (!(verdict instanceof Verdict.Unknown)) { // all operations failed
        String word = expected ? "valid" : "invalid";
        assertThat(verdict.word()).as(text).isEqualTo(word);
        Verdict searched =
            new LinearizabilityChecker<>(spec).brief().searching().check(history, Limits.DEFAULT);
        assertThat(searched.word()).as(text).isEqualTo(word);
      }
      valid += expected ? 1 : 0;
      invalid += expected ? 0 : 1;
    }
    assertThat(valid).isGreaterThan(HISTORIES / 20);
    assertThat(invalid).isGreaterThan(HISTORIES / 20);
    assertThat(without).isGreaterThan(HISTORIES / 4);
  }

  private static String word(SequentialSpec<?, ?> spec, String script) {
    return new LinearizabilityChecker<>(spec).check(Script.history(script), Limits.DEFAULT).word();
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
