package dev.contend.checkers.transactions.levels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LevelTest {

  /** The weakest levels that each anomaly alone rules out, after the papers named in the table. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          G0;                          read-uncommitted
          cyclic-versions;             read-uncommitted
          duplicate-elements;          read-uncommitted
          G1a;                         read-committed
          G1b;                         read-committed
          G1c;                         read-committed
          incompatible-order;          read-committed
          dirty-update;                read-committed
          future-read;                 read-committed
          garbage-read;                read-committed
          internal;                    read-atomic
          lost-update;                 cursor-stability update-atomic
          G-single-item;               consistent-view repeatable-read
          G-nonadjacent-item;          repeatable-read snapshot-isolation
          G2-item;                     repeatable-read
          G0-process;                  strong-session-read-uncommitted
          G1c-process;                 strong-session-read-committed
          G-single-item-process;       strong-session-snapshot-isolation
          G-nonadjacent-item-process;  strong-session-snapshot-isolation
          G2-item-process;             strong-session-serializable
          G0-realtime;                 strong-read-uncommitted
          G1c-realtime;                strong-read-committed
          G-single-item-realtime;      strong-snapshot-isolation
          G-nonadjacent-item-realtime; strong-snapshot-isolation
          G2-item-realtime;            strong-serializable
          """)
  void isRuledOut(String anomaly, String weakest) {
    AnomalyType type =
        Arrays.stream(AnomalyType.values())
            .filter(one -> one.label().equals(anomaly))
            .findFirst()
            .orElseThrow();
    assertThat(RuledOut.by(List.of(type)).weakest().stream().map(Level::label).sorted().toList())
        .isEqualTo(List.of(weakest.split(" ")));
  }

  /** What implies another anomaly rules out at least what that does. */
  @ParameterizedTest
  @EnumSource
  void whatIsImpliedRulesOutNoMore(AnomalyType type) {
    for (AnomalyType implied : type.implied()) {
      RuledOut more = RuledOut.by(List.of(type));
      for (Level level : Level.values()) {
        assertThat(!RuledOut.by(List.of(implied)).contains(level) || more.contains(level))
            .as("%s implies %s, at %s", type, implied, level)
            .isTrue();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void theStrongestIncludesAll(Level level) {
    assertThat(Level.STRONG_SERIALIZABLE.includes(level)).isTrue();
    assertThat(Level.STRONG_SERIALIZABLE.excluded()).containsAll(level.excluded());
    assertThat(Level.named(level.label())).contains(level);
    assertThat(Level.named(level.code())).contains(level);
  }

  @Test
  void severalNamesAreKnown() {
    assertThat(Level.named("Read Committed")).contains(Level.READ_COMMITTED);
    assertThat(Level.named("strict-serializable")).contains(Level.STRONG_SERIALIZABLE);
    assertThat(Level.named("chaos")).isEmpty();
  }

  @Test
  void snapshotIsolationAndRepeatableReadAreNotComparable() {
    assertThat(Level.SNAPSHOT_ISOLATION.includes(Level.REPEATABLE_READ)).isFalse();
    assertThat(Level.REPEATABLE_READ.includes(Level.SNAPSHOT_ISOLATION)).isFalse();
    assertThat(
            Arrays.stream(Level.values())
                .filter(level -> level.includes(Level.REPEATABLE_READ))
                .map(Level::label)
                .collect(Collectors.toSet()))
        .containsExactlyInAnyOrder(
            "repeatable-read",
            "serializable",
            "strong-session-serializable",
            "strong-serializable");
  }
}
