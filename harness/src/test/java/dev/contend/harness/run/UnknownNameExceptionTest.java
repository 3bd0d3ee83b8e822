package dev.contend.harness.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnknownNameExceptionTest {
  private static final List<String> KNOWN =
      List.of("check-then-act", "select-for-update", "conditional-update");

  @ParameterizedTest
  @CsvSource({
    "selct-for-update, did you mean 'select-for-update'?",
    "SELECT-FOR-UPDATE, did you mean 'select-for-update'?",
    "conditional-updates, did you mean 'conditional-update'?",
    "xyz, 'there is check-then-act, select-for-update, conditional-update'"
  })
  void suggestsWhatWasMeant(String name, String suggestion) {
    assertThat(new UnknownNameException("strategy", name, KNOWN))
        .hasMessage("unknown strategy '" + name + "'; " + suggestion);
  }
}
