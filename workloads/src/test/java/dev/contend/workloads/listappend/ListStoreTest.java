package dev.contend.workloads.listappend;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How a list stands in the text of its row. */
class ListStoreTest {

  @Test
  void theTextOfAListIsItsElementsEachBehindAComma() {
    assertThat(ListStore.elements("")).isEmpty();
    assertThat(ListStore.elements(",17")).containsExactly(17L);
    assertThat(ListStore.elements(",17,4,123456789012")).containsExactly(17L, 4L, 123456789012L);
  }
}
