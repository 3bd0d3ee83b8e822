package dev.contend.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.contend.checkers.edn.Keyword;
import dev.contend.checkers.history.EventType;
import dev.contend.checkers.history.History;
import dev.contend.checkers.models.Models;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelGuessTest {

  private static History history(String functions) {
    History.Builder history = new History.Builder();
    history.append(0, -1, EventType.INFO, new Keyword("kill"), null, Map.of());
    for (String function : functions.split(" ")) {
      history.append(0, history.size(), EventType.INVOKE, new Keyword(function), null, Map.of());
    }
    return history.build();
  }

  @Test
  void somethingIsKnownOfEachModel() {
    assertThat(ModelGuess.known()).isEqualTo(Models.names());
  }

  @ParameterizedTest
  @CsvSource({
    "read write cas, cas-register",
    "cas, cas-register",
    "write read read, register",
    "get append, kv",
    "acquire release, mutex",
    "enqueue dequeue, queue",
    "remove add, set",
    "initial order read final, stock",
    "submit task poll final, after-commit",
    "transfer read, bank",
    "initial go-off come-on read final, on-call",
    "upsert read, upsert",
    "create final, create",
    "get-or-create, get-or-create"
  })
  void theNamesTell(String functions, String model) {
    assertThat(ModelGuess.of(history(functions))).isEqualTo(model);
  }

  @ParameterizedTest
  @CsvSource({"append, list-append", "w, ''"})
  void appendsAreNoOneElses(String write, String model) {
    History.Builder transactions = new History.Builder();
    Object value = List.of(Arrays.asList(new Keyword("r"), "x", null), List.of(write, "x", 1L));
    transactions.append(0, 0, EventType.INVOKE, new Keyword("txn"), value, Map.of());
    History history = transactions.build();
    if (model.isEmpty()) {
      assertThatExceptionOfType(UsageException.class)
          .isThrownBy(() -> ModelGuess.of(history))
          .withMessageContaining("multi-register or rw-register");
    } else {
      assertThat(ModelGuess.of(history)).isEqualTo(model);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "read, bank or bounded-counter or cas-register or counter or on-call or register or set or"
        + " stock or upsert",
    "add read, bounded-counter or counter or set",
    "txn, multi-register or rw-register",
    "read frob, say which with --model"
  })
  void theNamesDoNotTell(String functions, String sentence) {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> ModelGuess.of(history(functions)))
        .withMessageContaining(sentence)
        .withMessageContaining("--model");
  }
}
