package dev.contend.harness.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContainerDatabaseTest {

  @ParameterizedTest
  @CsvSource({
    "postgres, postgres, postgres:18",
    "postgres:18, postgres, postgres:18",
    "postgres:16-alpine, postgres:16-alpine, postgres:16-alpine",
    "postgres=postgres:16, postgres:16, postgres:16",
    "postgres=localhost:5000/team/pg:1, postgres=localhost:5000/team/pg:1, localhost:5000/team/pg:1",
    "mariadb=pg, mariadb=pg, pg"
  })
  void aNameIsAnEngineWithATagOrAnImage(String asked, String name, String image) {
    assertThat(ServerKind.CONTAINER.named(asked))
        .get()
        .isInstanceOfSatisfying(
            ContainerDatabase.class,
            database -> {
              assertThat(database.name()).isEqualTo(name);
              assertThat(database.image()).isEqualTo(image);
              assertThat(database.option()).isEqualTo("--server container --db " + name);
              assertThat(ServerKind.CONTAINER.named(database.name()).get()).isEqualTo(database);
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"postgres:", "postgres=", "postgres=a b", "postgres=A/b", "mariadb=-c"})
  void whatCanBeNoImageIsRefused(String name) {
    assertThatThrownBy(() -> ContainerDatabase.named(name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is no name of an image");
  }

  @Test
  void anEngineThatRunsInThisProcessHasNone() {
    assertThat(ContainerDatabase.all())
        .extracting(ContainerDatabase::name)
        .containsExactly("postgres", "mariadb");
    assertThatThrownBy(() -> ContainerDatabase.named("h2"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no container of h2");
    assertThat(ContainerDatabase.named("oracle:23")).isEmpty();
  }

  @Test
  void anEmbeddedServerIsMadeOfNoImage() {
    assertThatThrownBy(() -> EmbeddedDatabase.named("postgres=postgres:16"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("add --server container");
  }
}
