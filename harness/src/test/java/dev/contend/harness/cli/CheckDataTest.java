package dev.contend.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.checkers.Limits;
import dev.contend.results.EvidenceFile;
import dev.contend.results.html.view.CheckPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckDataTest {
  @TempDir Path folder;

  private CheckedFile checked(String answer) throws IOException {
    Path file = folder.resolve("history.edn");
    Files.writeString(
        file,
        """
        {:process 0 :type :invoke :f :write :value 1}
        {:process 0 :type :ok :f :write :value 1}
        {:process 1 :type :invoke :f :read :value nil}
        {:process 1 :type :ok :f :read :value %s}
        """
            .formatted(answer));
    var settings =
        new CheckedFile.Settings(
            "register", CheckEngine.AUTO, new IsolationOptions(), Limits.DEFAULT);
    return CheckedFile.of(file, settings, note -> {});
  }

  private String written(CheckedFile checked) throws IOException {
    EvidenceFile.write(
        List.of(CheckData.of(checked, checked.orders(Limits.DEFAULT))), folder.resolve("html"));
    return Files.readString(folder.resolve("html/evidence.json"));
  }

  @Test
  void ofAnInvalidHistoryAProgramGetsTheExplanation() throws IOException {
    assertThat(written(checked("2")))
        .contains("\"verdict\" : \"invalid\"", "\"stuck\" : 2", "\"dead-end\" : 3")
        .contains("\"reason\" : \"refused, since the register holds 1 or nil\"")
        .contains("\"orders\" : [ ]");
  }

  @Test
  void ofTransactionsItGetsTheStepsOfACycle() throws IOException {
    Path file = folder.resolve("skew.edn");
    Files.writeString(
        file,
        """
        {:process 0 :type :invoke :f :txn :value [[:r :y nil] [:append :x 1]]}
        {:process 1 :type :invoke :f :txn :value [[:r :x nil] [:append :y 1]]}
        {:process 0 :type :ok :f :txn :value [[:r :y []] [:append :x 1]]}
        {:process 1 :type :ok :f :txn :value [[:r :x []] [:append :y 1]]}
        """);
    var settings =
        new CheckedFile.Settings(
            "list-append", CheckEngine.AUTO, new IsolationOptions(), Limits.DEFAULT);
    CheckedFile checked = CheckedFile.of(file, settings, note -> {});
    assertThat(written(checked))
        .contains("\"rules-out\" : [ \"repeatable-read\" ]", "\"cycle\" : true")
        .contains("\"reason\" : \"T0 read [] of :y, without 1, which T1 appended next\"");
    CheckPage.Finding finding = CheckPages.of(checked, List.of()).findings().get(0);
    assertThat(finding.dependencies().words()).isEqualTo("A cycle: T0, rw, T1, rw, T0");
    assertThat(finding.facts())
        .contains("It rules out repeatable-read, and every level that includes it.");
  }

  @Test
  void ofAValidHistoryItGetsAnOrder() throws IOException {
    assertThat(written(checked("1")))
        .contains("\"verdict\" : \"valid\"", "\"key\" : null", "\"operations\" : [ 0, 2 ]");
  }

  @Test
  void theGeneralSearchCanBeAskedForAlone() throws IOException {
    Path file = checked("1").file();
    for (CheckEngine engine : List.of(CheckEngine.AUTO, CheckEngine.SEARCH)) {
      var settings =
          new CheckedFile.Settings("register", engine, new IsolationOptions(), Limits.DEFAULT);
      CheckedFile checked = CheckedFile.of(file, settings, note -> {});
      assertThat(checked.verdict().word()).isEqualTo("valid");
      assertThat(checked.verdict().coverage().contains(" 0 configurations"))
          .isEqualTo(engine == CheckEngine.AUTO);
    }
  }
}
