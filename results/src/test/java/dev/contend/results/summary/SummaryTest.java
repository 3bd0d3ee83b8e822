package dev.contend.results.summary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.results.BenchRecord;
import dev.contend.results.HostileRun;
import dev.contend.results.RunRecord;
import dev.contend.results.RunText;
import dev.contend.results.SampleCosts;
import dev.contend.results.html.view.Costs;
import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class SummaryTest {
  private static final RunRecord RUN =
      RunText.of(
          """
          stock check-then-act postgres read-committed explore breaks
          stock check-then-act postgres serializable   explore holds
          stock for-update     postgres read-committed explore holds
          stock for-update     postgres serializable   explore unknown
          stock for-update     h2       read-committed stress  missed
          """);

  @Test
  void aPullRequestSeesWhatHoldsAndWhatDidNotComeOutAsGraded() {
    assertThat(Markdown.of(RUN, Costs.NONE).lines())
        .startsWith("## Contend: " + dev.contend.results.html.view.Tally.of(RUN.cells()).sentence())
        .contains(
            "| stock | postgres | h2 |",
            "|---|---|---|",
            "| check-then-act | ◐ serializable only | – not run |",
            "    ./contend run")
        .anyMatch(line -> line.startsWith("| stock for-update on h2 at read-committed, stress |"));
  }

  @Test
  void aPullRequestSeesWhatToTake() {
    Costs costs =
        (workload, strategy, database, isolation) ->
            strategy.equals("for-update") && isolation.equals("read-committed")
                ? List.of(new Costs.Cost(8, 16, 1000, 10, 1, 2, 3, 0, 0))
                : List.of();

    assertThat(Markdown.of(RUN, costs).lines())
        .contains(
            "- stock on postgres 1 at read-committed (8 threads, 16 keys): 1 of 2 hold; that is"
                + " for-update.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " is ",
      textBlock =
          """
          a|b is a\\|b
          <script>alert(1)</script> is &lt;script&gt;alert(1)&lt;/script&gt;
          ![x](http://e) is !\\[x\\](http://e)
          `code` *a* _b_ ~c~ #1 @who is \\`code\\` \\*a\\* \\_b\\_ \\~c\\~ \\#1 &#64;who
          """)
  void whateverSomebodySaidStaysText(String text, String escaped) {
    assertThat(Markdown.escaped(text)).isEqualTo(escaped);
  }

  @Test
  void aTextOfSeveralLinesStaysInItsRow() {
    assertThat(Markdown.escaped("a\n\n# b")).isEqualTo("a \\# b");
  }

  @Test
  void aBuildServerSeesACellAsATest() throws Exception {
    Document xml = parse(JUnitXml.of(RUN));

    Element suite = (Element) xml.getElementsByTagName("testsuite").item(0);
    assertThat(suite.getAttribute("name")).isEqualTo("stock on postgres, explore");
    assertThat(suite.getAttribute("tests")).isEqualTo("4");
    assertThat(xml.getElementsByTagName("testcase").getLength()).isEqualTo(5);
    assertThat(xml.getElementsByTagName("skipped").getLength()).isEqualTo(1);
    assertThat(xml.getElementsByTagName("failure").getLength()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"<script>alert(1)</script>", "\" & ' ]]>", "\u0000\u0007\ud800 \u202e 🦆"})
  void theXmlIsWellFormedWhateverIsInIt(String text) throws Exception {
    Document xml = parse(JUnitXml.of(HostileRun.record(text)));

    assertThat(xml.getElementsByTagName("failure").getLength()).isEqualTo(4);
    Element suite = (Element) xml.getElementsByTagName("testsuite").item(0);
    assertThat(suite.getAttribute("failures")).isEqualTo("1");
    assertThat(xml.getElementsByTagName("error").getLength()).as("cut short").isEqualTo(1);
  }

  private static Document parse(String xml) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(xml)));
  }

  @Test
  void ofABenchmarkTheCostsAreSummed() {
    BenchRecord bench =
        new BenchRecord(
            1,
            1,
            1,
            List.of(
                SampleCosts.cost("safe", "holds", 1000, 50),
                SampleCosts.cost("*unsafe*", "breaks", 2000, 100)),
            List.of());

    assertThat(Markdown.of(RunText.bench("postgres"), bench))
        .contains(
            "| stock on postgres, 8 threads, 16 keys | read-committed |",
            "| safe | ✓ 1,000 /s ±5 %, p99 10.0 ms |",
            "| \\*unsafe\\* | ✗ 2,000 /s ±5 %, p99 5.00 ms |");
  }
}
