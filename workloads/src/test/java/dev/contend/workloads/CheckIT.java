package dev.contend.workloads;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code check} on histories of others: what it says, and with which exit code it ends. */
class CheckIT {
  private static final String VALID =
      """
      {:process 0, :type :invoke, :f :write, :value 1}
      {:process 1, :type :invoke, :f :read}
      {:process 0, :type :ok, :f :write, :value 1}
      {:process 1, :type :ok, :f :read, :value 1}
      """;
  private static final String INVALID = VALID.replace(":f :read, :value 1", ":f :read, :value 2");

  /** Two transactions, each of which missed what the other appended. */
  private static final String SKEW =
      """
      {:process 0, :type :invoke, :f :txn, :value [[:append :x 1] [:r :y nil]]}
      {:process 1, :type :invoke, :f :txn, :value [[:append :y 1] [:r :x nil]]}
      {:process 0, :type :ok, :f :txn, :value [[:append :x 1] [:r :y []]]}
      {:process 1, :type :ok, :f :txn, :value [[:append :y 1] [:r :x []]]}
      """;

  /** As Jepsen's bank test writes it; a transfer that its client refused is one that failed. */
  private static final String BANK =
      """
      {:process 0, :type :invoke, :f :read, :value nil}
      {:process 0, :type :ok, :f :read, :value {0 10, 1 10}}
      {:process 1, :type :invoke, :f :transfer, :value {:from 0, :to 1, :amount 5}}
      {:process 1, :type :ok, :f :transfer, :value {:from 0, :to 1, :amount 5}}
      {:process 1, :type :invoke, :f :transfer, :value {:from 0, :to 1, :amount 7}}
      {:process 1, :type :fail, :f :transfer, :value {:from 0, :to 1, :amount 7}, :error [:negative -2]}
      {:process 0, :type :invoke, :f :read, :value nil}
      {:process 0, :type :ok, :f :read, :value {0 5, 1 15}}
      """;

  @TempDir static Path home;

  @BeforeAll
  static void files() throws Exception {
    Files.writeString(home.resolve("valid.edn"), VALID);
    Files.writeString(home.resolve("skew.edn"), SKEW);
    Files.writeString(home.resolve("bank.edn"), BANK);
    Files.writeString(home.resolve("torn-bank.edn"), BANK.replace("1 15", "1 10"));
    Files.writeString(home.resolve("registers.edn"), SKEW.replace("append", "w"));
    Files.writeString(home.resolve("invalid.edn"), "[" + INVALID + "]");
    Files.writeString(home.resolve("ambiguous.edn"), VALID.replace("write", "add"));
    Files.writeString(home.resolve("frob.edn"), VALID.replace("write", "frob"));
    Files.writeString(home.resolve("torn.edn"), VALID + "{:process 0, :ty");
    Files.writeString(home.resolve("broken.json"), "{\"process\": 0, \"type\": }\n{}\n");
    String json =
        VALID
            .replace("nil", "null")
            .replaceAll(":(invoke|ok|write|read)\\b", "\"$1\"")
            .replaceAll(":(process|type|f|value) ", "\"$1\": ");
    Files.writeString(home.resolve("valid.jsonl"), json);
    try (OutputStream out =
        new GZIPOutputStream(Files.newOutputStream(home.resolve("compressed")))) {
      out.write(json.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
  }

  private static ContendCall check(String arguments) {
    String[] words = ("check " + arguments).split(" ");
    for (int i = 0; i < words.length; i++) {
      words[i] = words[i].startsWith("@") ? home.resolve(words[i].substring(1)) + "" : words[i];
    }
    return ContendCall.of(words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          @valid.edn;                                  0; valid: ; ''
          @invalid.edn;                                1; invalid: ; ''
          @valid.edn --engine lincheck;                0; linearizability by Lincheck; ''
          @invalid.edn --engine LINCHECK --explain;    1; Lincheck finds no order of the 2 operations; ''
          @valid.jsonl;                                0; Judged as register; ''
          @compressed --model cas-register;            0; valid: ; ''
          @torn.edn;                                   0; valid: ; ends in a torn line
          @frob.edn --model register;                  2; unknown: ; ''
          @valid.edn --explain;                        0; 0 (process 0): write 1; ''
          @invalid.edn --explain;                      1; has no place; ''
          @valid.edn @compressed @valid.jsonl;         0; 3 files: 3 valid, 0 invalid, 0 unknown.; ''
          @valid.edn @invalid.edn @frob.edn --model register; 1; 3 files: 1 valid, 1 invalid, 1 unknown.; ''
          @valid.edn @frob.edn --model register;       2; 2 files: 1 valid, 0 invalid, 1 unknown.; ''
          @valid.edn @broken.json;                     64; 2 files: 1 valid, 0 invalid, 0 unknown, 1 not to be read.; broken.json, line 1, column 24: a value should follow
          @nowhere.edn @invalid.edn @ambiguous.edn;    1; 3 files: 0 valid, 1 invalid, 0 unknown, 2 not to be read.; could be those of bounded-counter or counter or set
          @ambiguous.edn;                              64; ''; say which with --model
          @valid.edn --time-limit 500ms --memory-limit 10m; 0; valid: ; ''
          @valid.edn --memory-limit 9999g;             64; ''; needs more heap than
          @valid.edn --memory-limit x;                 64; ''; --memory-limit is a size such as 2g or 512m, not x
          @valid.edn --time-limit 2d;                  64; ''; such as 60s, 500ms or 2m, not 2d
          @skew.edn;                                   1; T0 read [] of :y, without 1, which T1 appended next (rw); ''
          @skew.edn --level serializable --explain;    1; Judged as list-append; ''
          @skew.edn --level snapshot-isolation;        0; found 1 G2-item, which rule out repeatable-read; ''
          @skew.edn --level chaos;                     64; ''; there is no level of isolation chaos
          @skew.edn --assume sequential-keys;          64; ''; --assume is for the model rw-register
          @valid.edn --level serializable;             64; ''; --level is for the models list-append and rw-register
          @registers.edn;                              64; ''; could be those of multi-register or rw-register
          @registers.edn --model rw-register --assume x; 64; ''; --assume knows writes-follow-reads
          @bank.edn;                                   0; not asked: the history does not say with what balances; ''
          @bank.edn --engine lincheck;                 0; not asked: ; ''
          @torn-bank.edn --model bank;                 1; read {0=5, 1=10}, which makes 15 where there is 20; ''
          @valid.edn --engine foo;                     64; ''; --engine
          """)
  void saysAndExits(String arguments, int code, String out, String err) {
    ContendCall contend = check(arguments);
    assertThat(contend.exitCode()).as(contend.err()).isEqualTo(code);
    assertThat(contend.out()).contains(out);
    assertThat(contend.err()).contains(err).doesNotContain("\tat ");
  }

  @Test
  void pagesAreWrittenWhereTheyAreWanted() {
    ContendCall contend = check("@valid.edn @invalid.edn --html @pages");
    assertThat(contend.exitCode()).isEqualTo(1);
    assertThat(contend.out()).contains("Report: " + home.resolve("pages/index.html"));
    assertThat(home.resolve("pages/index.html")).content().contains("file-1.html", "invalid.edn");
    assertThat(home.resolve("pages/file-1.html"))
        .content()
        .contains("An order that explains it", "class=\"point\"");
    assertThat(home.resolve("pages/file-2.html"))
        .content()
        .contains("bar unplaceable", "the register holds");
  }
}
