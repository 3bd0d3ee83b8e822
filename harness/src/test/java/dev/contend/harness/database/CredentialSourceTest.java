package dev.contend.harness.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialSourceTest {
  private static final CredentialSource ENVIRONMENT =
      CredentialSource.environment(
          Map.of("CONTEND_PG_15_USER", "anna", "CONTEND_PG_15_PASSWORD", "hunter2"));

  @TempDir Path folder;

  private Path file(String permissions, String... lines) throws IOException {
    Path file = Files.writeString(folder.resolve("credentials"), String.join("\n", lines));
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
  }

  @Test
  void theEnvironmentHasThemByName() {
    Credentials credentials = ENVIRONMENT.of("pg-15");
    assertThat(credentials.properties())
        .containsOnly(Map.entry("user", "anna"), Map.entry("password", "hunter2"));
    assertThat(ENVIRONMENT.of("Pg.15").user()).isEqualTo("anna");
  }

  @Test
  void aFileComesFirst() throws IOException {
    CredentialSource source =
        ENVIRONMENT.withFile(file("rw-------", "pg-15.password = größe", "other.user=bert"));
    assertThat(source.of("pg-15").properties())
        .containsOnly(Map.entry("user", "anna"), Map.entry("password", "größe"));
    assertThat(source.of("other").properties())
        .containsOnly(Map.entry("user", "bert"), Map.entry("password", ""));
  }

  @Test
  void withoutUserItIsSaidWhereOneBelongs() {
    assertThatThrownBy(() -> ENVIRONMENT.of("maria"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "there is no user for maria; set CONTEND_MARIA_USER and CONTEND_MARIA_PASSWORD, or"
                + " write maria.user and maria.password into a file for --credentials");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rwx--x---"})
  void aFileThatOthersMayUseIsRefused(String permissions) throws IOException {
    Path file = file(permissions, "pg-15.password=hunter2");
    assertThatThrownBy(() -> ENVIRONMENT.withFile(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("others may use it; take that away with: chmod 600 " + file)
        .hasMessageNotContaining("hunter2");
  }

  @Test
  void aFileThatIsNoneIsRefused() throws IOException {
    Path file = file("rw-------", "pg-15.password=hunter2\\u12");
    assertThatThrownBy(() -> ENVIRONMENT.withFile(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is not a file of properties")
        .hasMessageNotContaining("hunter2");
    assertThatThrownBy(() -> ENVIRONMENT.withFile(folder.resolve("none")))
        .isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void otherProgramsInheritNoPassword() {
    Map<String, String> environment =
        new HashMap<>(Map.of("PATH", "/bin", "CONTEND_A_PASSWORD", "hunter2"));
    CredentialSource.hidePasswords(environment);
    assertThat(environment).containsOnlyKeys("PATH");
  }

  @Test
  void noTextShowsThePassword() {
    Credentials credentials = ENVIRONMENT.of("pg-15");
    assertThat(credentials).hasToString("anna");
    assertThat(credentials.redact("it was hunter2!")).isEqualTo("it was …!");
    assertThat(new Credentials("anna", "").redact("nothing")).isEqualTo("nothing");
  }
}
