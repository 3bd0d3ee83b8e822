package dev.contend.harness.database;

import java.util.List;
import java.util.Optional;

/** From where Contend takes the servers that it starts. */
public enum ServerKind {
  /** From artifacts, as processes of this system. */
  EMBEDDED("embedded") {
    @Override
    public List<? extends StartedDatabase> all() {
      return EmbeddedDatabase.all();
    }

    @Override
    public Optional<? extends StartedDatabase> named(String name) {
      return EmbeddedDatabase.named(name);
    }
  },

  /** From images, in containers. */
  CONTAINER("container") {
    @Override
    public List<? extends StartedDatabase> all() {
      return ContainerDatabase.all();
    }

    @Override
    public Optional<? extends StartedDatabase> named(String name) {
      return ContainerDatabase.named(name);
    }
  };

  private final String word;

  ServerKind(String word) {
    this.word = word;
  }

  /** What the command line calls it. */
  public String word() {
    return word;
  }

  /** One database of each engine that there is of this kind, in the order of reports. */
  public abstract List<? extends StartedDatabase> all();

  /**
   * The database that the command line calls so; empty if no engine has that name.
   *
   * @throws IllegalArgumentException with a sentence, if there is no such server of that engine
   */
  public abstract Optional<? extends StartedDatabase> named(String name);
}
