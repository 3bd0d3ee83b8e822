package dev.contend.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.checkers.Limits;
import dev.contend.results.EvidenceFile;
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
