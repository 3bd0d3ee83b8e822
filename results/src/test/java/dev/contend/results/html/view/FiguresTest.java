package dev.contend.results.html.view;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "12345.6|12,346",
        "87.46|87.5",
        "1.234|1.23",
        "0.0841|0.084",
        "0|0",
        "NaN|–",
        "Infinity|–",
      })
  void decimalsCarryNoMoreDigitsThanTheyNeed(double value, String text) {
    assertThat(Figures.decimal(value)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"12.34,12.3 s", "187.4,3 min 7 s", "59.99,60.0 s"})
  void durations(double seconds, String text) {
    assertThat(Figures.duration(seconds)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"2026-03-01T12:30:05.123Z,2026-03-01 12:30:05 UTC", "yesterday,yesterday"})
  void momentsAreReadOrLeft(String iso, String text) {
    assertThat(Figures.moment(iso)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "cells/a--b+c/index.html,cells/a--b%2Bc/index.html",
    "a b?c#d,a%20b%3Fc%23d",
    "javascript:x,javascript%3Ax",
  })
  void linksKeepEveryCharacterAName(String path, String link) {
    assertThat(Links.to(path)).isEqualTo(link);
  }
}
