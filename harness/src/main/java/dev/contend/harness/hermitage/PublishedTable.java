package dev.contend.harness.hermitage;

import dev.contend.harness.published.PublishedLevel;
import dev.contend.results.HermitageRecord.Published;
import java.util.Optional;

/** What the published table says of a case, and why it is otherwise here. */
final class PublishedTable {
  private PublishedTable() {}

  /**
   * What it says.
   *
   * @param engine name of the product
   * @param isolation name of the setting
   * @param name of the case
   * @param allowed whether Contend saw the anomaly; null if nobody knows
   * @return empty if it has no such product or level
   */
  static Optional<Published> of(String engine, String isolation, String name, Boolean allowed) {
    return PublishedLevel.of(engine, isolation)
        .map(level -> published(level, engine, isolation, name, allowed));
  }

  private static Published published(
      PublishedLevel level, String engine, String isolation, String name, Boolean allowed) {
    boolean prevented = !level.allowed().contains(name);
    Optional<Difference> difference =
        allowed == null || prevented != allowed
            ? Optional.empty()
            : Difference.of(engine, isolation, name, allowed);
    return new Published(
        level.product(),
        level.level(),
        prevented,
        difference.map(Difference::why).orElse(null),
        difference.map(Difference::reference).orElse(null));
  }
}
