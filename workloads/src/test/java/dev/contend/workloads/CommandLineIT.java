package dev.contend.workloads;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the command line says, and with which exit code it ends. */
class CommandLineIT {
  private static final Pattern ADDRESS = Pattern.compile("http://localhost:\\d+/");

  @TempDir static Path home;

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      textBlock =
          """
          run --strategy selct-for-update; did you mean 'select-for-update'?
          run --workload stok; did you mean 'stock'?
          run --db postgre; did you mean 'postgres'?
          run --server contaner; did you mean 'container'?
          run --server container --db postgre; did you mean 'postgres'?
          run --server container --db postgres=a//b; 'a//b' is no name of an image
          run --server container --db postgres:; 'postgres:' is no name of an image
          run --db postgres=postgres:16; 'postgres=postgres:16' names an image
          run --db postgres:9; there is 18, 17, 16, 15, 14
          run --isolation read-comitted; did you mean 'read-committed'?
          run --driver strss; did you mean 'stress'?
          run --db postgres --isolation read-uncommitted; is the same as at read-committed
          run --clients 0; --clients is from 1 to 500, not 0
          run --clients x; 'x' is not an int
          run --seconds 0; --seconds is more than 0
          run --seconds 1 --ops 5; mutually exclusive
          run --ops 0; --ops is at least 1
          run --sede 5; Unknown option
          rum; Did you mean
          bench --strategy selct-for-update; did you mean 'select-for-update'?
          bench --threads 0; --threads is from 1 to 500, not 0
          bench --keys 1,0; --keys is from 1 to 100000, not 0
          bench --time 0; --time is at least 10ms
          bench --warmup soon; --warmup is more than 0
          bench --forks 0; --forks is from 1 to 20, not 0
          bench --db-url a=jdbc:postgresql://h/d; there is no user for a; set CONTEND_A_USER
          run --db-url pg15; --db-url is NAME=URL
          run --db mysql; Contend starts no mysql; name a server that is there: --db-url
          run --db-url a=jdbc:mysql://h/; there is no user for a; set CONTEND_A_USER
          run --db-url a=jdbc:postgresql://u:hunter2@h/d; CONTEND_A_PASSWORD
          run --db-url a=jdbc:postgresql://h/d; there is no user for a; set CONTEND_A_USER
          run --db-url pg15=jdbc:postgresql://h/d --db pg16; did you mean 'pg15'?
          hermitage --db postgre; did you mean 'postgres'?
          hermitage --anomaly G3; unknown anomaly 'G3'
          hermitage --isolation serialisable; did you mean 'serializable'?
          hermitage --db postgres --isolation read-uncommitted; has read-uncommitted as a setting of its own
          hermitage --schedules 0; --schedules is at least 1, not 0
          hermitage --db-url a=jdbc:postgresql://h/d; there is no user for a; set CONTEND_A_USER
          check nowhere.edn --model stock; there is no file nowhere.edn
          check pom.xml --model stok; did you mean 'stock'?
          check; Missing required parameter: 'FILE'
          check pom.xml --model stock --time-limit -1; --time-limit is more than 0
          check pom.xml --model stock; pom.xml, line 1
          replay; Missing required parameter: 'FILE'
          replay nowhere.json; there is no file nowhere.json
          replay pom.xml; pom.xml is broken
          replay pom.xml --times 0; --times is at least 1, not 0
          replay pom.xml --times x; 'x' is not an int
          report nowhere; there is no run directory nowhere
          compare; Missing required parameter: 'BEFORE'
          compare nowhere; there is no run directory nowhere
          serve nowhere; there is no folder nowhere
          serve --port 70000; --port is from 0 to 65535, not 70000
          """)
  void wrongUsageIsSaidInASentence(String arguments, String sentence) {
    ContendCall contend = ContendCall.of(arguments.split(" "));
    assertThat(contend.exitCode()).as(contend.err()).isEqualTo(64);
    assertThat(contend.err()).contains(sentence).doesNotContain("\tat ");
    assertThat(contend.out()).isEmpty();
  }

  /** Before a server is started. */
  @ParameterizedTest
  @ValueSource(strings = {"run", "bench", "hermitage"})
  void anOutputFolderThatCannotBeMadeIsSaid(String command) throws Exception {
    Path file = Files.writeString(home.resolve("a-file"), "in the way");
    ContendCall contend = ContendCall.of(command, "--out", file + "/runs");
    assertThat(contend.exitCode()).isEqualTo(74);
    assertThat(contend.err()).contains(file.toString()).doesNotContain("\tat ", "Starting");
  }

  @Test
  void listShowsTheCatalogue() {
    ContendCall contend = ContendCall.of("list", "--reasons");
    assertThat(contend.exitCode()).isZero();
    assertThat(contend.out())
        .contains("postgres (18), postgres:17", "mariadb (11.4), mariadb:10.11")
        .contains("select-for-update", "✓ holds", "✗ double-cancel", "read-uncommitted")
        .contains("\npostgres, explore: n/a. Random transactions are raced.");
  }

  @Test
  void aRunLeavesAReportAndItsHistoryCanBeCheckedAgain() throws Exception {
    Path run;
    try (ContendProcess contend =
        new ContendProcess(
            home,
            "run",
            "--db",
            "h2",
            "--isolation",
            "read-committed",
            "--workload",
            "stock",
            "--strategy",
            "conditional-update,check-then-act",
            "--seconds",
            "0.5",
            "--statements",
            "--seed",
            "3")) {
      assertThat(contend.exitCode()).as(contend.err()).isZero();
      assertThat(contend.out())
          .contains("stock on h2 2.5", "✓ valid", "4 cells: 4 as graded", "Seed 3");
      run = home.resolve("results/runs/latest").toRealPath();
      assertThat(run.resolve("index.html")).exists();
      assertThat(run.resolve("run.json")).content().contains("\"complete\" : true");
    }
    assertThat(run.resolve("cells/stock--check-then-act--h2--read-committed--stress/history.edn"))
        .content()
        .contains(":statements [\"SELECT * FROM orders WHERE id = ? (");
    assertThat(checked(run, "conditional-update")).isEqualTo(List.of(0, "valid"));
    assertThat(checked(run, "check-then-act")).isEqualTo(List.of(1, "invalid"));

    Files.delete(run.resolve("index.html"));
    try (ContendProcess contend = new ContendProcess(home, "report", run.toString())) {
      assertThat(contend.exitCode()).isZero();
      assertThat(run.resolve("index.html")).exists();
    }
    assertThat(home.resolve("results/latest").toRealPath()).isEqualTo(run);
    tellsOfItInOtherForms(run);
    servesItUntilCtrlC(run);
  }

  private static void tellsOfItInOtherForms(Path run) throws Exception {
    ContendCall files = ContendCall.of("report", "--single-file", "--junit", run.toString());
    assertThat(files.exitCode()).as(files.err()).isZero();
    assertThat(run.resolve("report.html")).content().contains("conditional-update");
    assertThat(run.resolve("junit.xml")).content().contains("tests=\"2\" failures=\"0\"");
    try (ContendProcess contend = new ContendProcess(home, "report", "--markdown", "--out", "-")) {
      assertThat(contend.exitCode()).as(contend.err()).isZero();
      assertThat(contend.out()).startsWith("## Contend: 4 cells").contains("| check-then-act | ✗");
    }
    ContendCall refused = ContendCall.of("report", run.toString(), "--out", "x");
    assertThat(refused.exitCode()).isEqualTo(64);
    assertThat(refused.err()).contains("--out goes with one of --single-file");
    ContendCall costless = ContendCall.of("report", run.toString(), "--costs", run.toString());
    assertThat(costless.exitCode()).isEqualTo(64);
    assertThat(costless.err()).contains("holds no costs; name the folder of a run of");
    ContendCall compared = ContendCall.of("compare", run.toString(), run.toString());
    assertThat(compared.exitCode()).as("a run is as itself").isZero();
    assertThat(compared.out()).contains("4 cells in both: 0 with another verdict");
  }

  private static void servesItUntilCtrlC(Path run) throws Exception {
    try (ContendProcess contend = new ContendProcess(home, "serve", "--port", "0")) {
      ContendProcess.await(
          "an address", Duration.ofSeconds(60), () -> ADDRESS.matcher(printed(contend)).find());
      Matcher address = ADDRESS.matcher(printed(contend));
      assertThat(address.find()).isTrue();
      HttpResponse<String> page =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(
                          URI.create(address.group() + run.getFileName() + "/index.html"))
                      .build(),
                  HttpResponse.BodyHandlers.ofString());
      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(page.body()).contains("What holds where");
      contend.signal("INT");
      assertThat(contend.exitCode()).isEqualTo(130);
    }
  }

  private static String printed(ContendProcess contend) {
    try {
      return contend.out();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void twoRunsAtOnceIntoOneFolderKeepOutOfEachOthersWay() throws Exception {
    String[] run = {
      "run",
      "--driver",
      "stress",
      "--db",
      "h2",
      "--isolation",
      "read-committed",
      "--workload",
      "stock",
      "--strategy",
      "conditional-update",
      "--seconds",
      "1",
      "--out",
      home.resolve("shared").toString()
    };
    try (ContendProcess one = new ContendProcess(home, run);
        ContendProcess other = new ContendProcess(home, run)) {
      assertThat(one.exitCode()).as(one.err()).isZero();
      assertThat(other.exitCode()).as(other.err()).isZero();
      assertThat(report(one)).isNotEqualTo(report(other));
      for (String page : List.of(report(one), report(other))) {
        String folder = Path.of(page).getParent().getFileName().toString();
        assertThat(home.resolve("shared/index.html")).content().contains(folder);
        assertThat(Path.of(page)).exists();
      }
    }
  }

  private static String report(ContendProcess contend) throws Exception {
    return contend
        .out()
        .lines()
        .filter(line -> line.startsWith("Report: "))
        .findFirst()
        .get()
        .substring("Report: ".length());
  }

  /** The exit code and the first word of checking a cell's history again. */
  private static List<Object> checked(Path run, String strategy) {
    Path history =
        run.resolve("cells")
            .resolve("stock--" + strategy + "--h2--read-committed--stress")
            .resolve("history.edn");
    ContendCall contend = ContendCall.of("check", history.toString(), "--model", "stock");
    return List.of(contend.exitCode(), contend.out().split(":")[0]);
  }
}
