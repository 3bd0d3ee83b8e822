package dev.contend.harness.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code --db-url} takes, and what it says of the rest. */
class ExternalDatabaseTest {
  private static ExternalDatabase parse(String value) {
    return ExternalDatabase.parseAll(List.of(value)).get(0);
  }

  @ParameterizedTest
  @CsvSource({
    "jdbc:postgresql://db.example.org:5433/shop, postgres, db.example.org, 5433, shop",
    "jdbc:postgresql://db.example.org/shop, postgres, db.example.org, 5432, shop",
    "jdbc:postgresql://[::1]/größe, postgres, [::1], 5432, größe",
    "jdbc:mariadb://127.0.0.1:3307/, mariadb, 127.0.0.1, 3307, ''",
    "jdbc:mariadb://localhost, mariadb, localhost, 3306, ''",
    "jdbc:mariadb://localhost/shop, mariadb, localhost, 3306, shop",
  })
  void theEngineIsFoundFromTheUrl(
      String url, String engine, String host, int port, String database) {
    ExternalDatabase parsed = parse("mine=" + url);
    assertThat(parsed.name()).isEqualTo("mine");
    assertThat(parsed.engine().name()).isEqualTo(engine);
    assertThat(parsed.url().host()).isEqualTo(host);
    assertThat(parsed.url().port()).isEqualTo(port);
    assertThat(parsed.url().database()).isEqualTo(database);
  }

  @ParameterizedTest
  @CsvSource({
    "pg15=jdbc:postgresql://h:1/d, --db-url pg15=jdbc:postgresql://h:1/d",
    "pg15=jdbc:postgresql://h/d, --db-url pg15=jdbc:postgresql://h:5432/d",
    "m=jdbc:mariadb://h/?sslMode=trust, \"--db-url 'm=jdbc:mariadb://h:3306/?sslMode=trust'\"",
    "p=jdbc:postgresql://h/d$x?sslmode=verify-full&sslrootcert=/a/b.pem,"
        + " \"--db-url 'p=jdbc:postgresql://h:5432/d$x?sslmode=verify-full&sslrootcert=/a/b.pem'\"",
  })
  void theOptionIsWhatAShellGivesBack(String value, String option) {
    String expected = option.replace("\"", "");
    assertThat(parse(value).option()).isEqualTo(expected);
    String given = expected.substring("--db-url ".length()).replace("'", "");
    assertThat(parse(given)).isEqualTo(parse(value));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://hunter1:hunter2@h/d",
        "jdbc:postgresql://h/d?user=hunter1",
        "jdbc:postgresql://h/d?sslmode=require&password=hunter2",
        "jdbc:postgresql://h/d?sslpassword=hunter2",
        "jdbc:mariadb://h/?User=hunter1&PASSWORD=hunter2",
        "jdbc:mariadb://h/?keyStorePassword=hunter2",
        "jdbc:oracle:thin:hunter1/hunter2@h",
      })
  void usersAndPasswordsAreRefusedWithoutShowingThem(String url) {
    assertThatThrownBy(() -> parse("pg-15=" + url))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(
            "the URL of pg-15 has a user or a password in it",
            "CONTEND_PG_15_USER and CONTEND_PG_15_PASSWORD",
            "pg-15.user and pg-15.password",
            "--credentials")
        .hasMessageNotContaining("hunter");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          jdbc:oracle:thin:x; of no database that Contend can race; possible are jdbc:postgresql:
          postgresql://h/d; of no database that Contend can race
          jdbc:h2:mem:x; of h2, which Contend races in its own process only; use --db h2
          jdbc:mysql://h,i/; is not of the form jdbc:mysql://host:port/
          jdbc:postgresql:d; is not of the form jdbc:postgresql://host:port/database
          jdbc:postgresql://h,i/d; is not of the form
          jdbc:mariadb:sequential://h/; is not of the form jdbc:mariadb://host:port/
          jdbc:postgresql://h/a b; is not of the form
          jdbc:postgresql://h/a/b; is not of the form
          jdbc:postgresql://h; names no database; write jdbc:postgresql://host:port/database
          jdbc:postgresql://h:0/d; has the port 0; a port is from 1 to 65535
          jdbc:postgresql://h:65536/d; has the port 65536
          jdbc:postgresql://h/d?hunter2; has a parameter that it may not have; possible are sslcert,
          jdbc:postgresql://h/d?autosave=hunter2; has a parameter that it may not have
          jdbc:postgresql://h/d?sslmode=; has a parameter that it may not have
          jdbc:postgresql://h/d?us%65r=hunter2; has a parameter that it may not have
          jdbc:mariadb://h/?useAffectedRows=true; possible are serverSslCert, sslMode
          """)
  void anythingElseIsSaidInASentence(String url, String first) {
    String sentence = first.split(";")[0];
    assertThatThrownBy(() -> parse("mine=" + url))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("the URL of mine ")
        .hasMessageContaining(sentence)
        .hasMessageNotContaining("hunter");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "jdbc:postgresql://h/d", "=x", "1a=x", "a,b=x", "a b=x", "ä=x"})
  void aNameIsNeeded(String value) {
    assertThatThrownBy(() -> parse(value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("--db-url pg15=jdbc:postgresql://host:port/database");
  }

  @Test
  void namesAreTheirOwn() {
    assertThatThrownBy(() -> parse("postgres=jdbc:postgresql://h/d"))
        .hasMessageContaining("'postgres' is the server that Contend starts itself");
    String url = "a=jdbc:postgresql://h/d";
    assertThatThrownBy(() -> ExternalDatabase.parseAll(List.of(url, url)))
        .hasMessageContaining("--db-url names 'a' twice");
  }
}
