package dev.contend.harness.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.harness.database.Engines;
import dev.contend.harness.database.IsolationSetting;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class IsolationTest {
  @Test
  void everySettingOfAnEngineHasAConstantAndTheOtherWayRound() {
    assertThat(Arrays.stream(Isolation.values()).map(Isolation::text))
        .containsExactlyInAnyOrderElementsOf(
            Engines.all().stream()
                .flatMap(engine -> engine.isolationSettings().stream())
                .map(IsolationSetting::name)
                .distinct()
                .toList());
  }
}
