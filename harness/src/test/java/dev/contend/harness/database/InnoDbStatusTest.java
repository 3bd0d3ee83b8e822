package dev.contend.harness.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InnoDbStatusTest {
  private static final String HEAD =
      """

      ------------
      TRANSACTIONS
      ------------
      Trx id counter 27341
      LIST OF TRANSACTIONS FOR EACH SESSION:
      ---TRANSACTION (0x7f35dc329180), not started
      0 lock struct(s), heap size 1128, 0 row lock(s)
      """;

  private static final String HOLDER =
      """
      ---TRANSACTION 27338, ACTIVE 0 sec
      1 lock struct(s), heap size 1128, 1 row lock(s), undo log entries 1
      MariaDB thread id 82, OS thread handle 139674600302271, query id 24934 127.0.0.1 root\s
      %s
      """;

  private static final String WAITER =
      """
      ---TRANSACTION 27339, ACTIVE 0 sec starting index read
      mysql tables in use 1, locked 1
      LOCK WAIT 2 lock struct(s), heap size 1128, 1 row lock(s)
      MariaDB thread id 83, OS thread handle 139674600302272, query id 24935 127.0.0.1 root Updating
      %s
      ------- TRX HAS BEEN WAITING %d us FOR THIS LOCK TO BE GRANTED:
      RECORD LOCKS space id 608 page no 3 n bits %d index PRIMARY of table `x`.`product` trx id 27339 lock_mode X waiting
      Record lock, heap no %d PHYSICAL RECORD: n_fields 4; compact format; info bits 0
       0: len 4; hex 80000001; asc     ;;

      ------------------
      """;

  private static String waiter(String query, int micros, int bits, int heap) {
    return WAITER.formatted(query, micros, bits, heap);
  }

  private static final String PLAIN = waiter("UPDATE product SET stock=6", 100, 320, 2);

  @Test
  void onlyWaitersAreFound() {
    assertThat(InnoDbStatus.waits(HEAD + HOLDER.formatted("SELECT SLEEP(9)") + PLAIN))
        .containsOnlyKeys(83L);
    assertThat(InnoDbStatus.waits(HEAD + PLAIN + HOLDER.formatted(""))).containsOnlyKeys(83L);
    assertThat(InnoDbStatus.waits(HEAD)).isEmpty();
  }

  @Test
  void aWaiterWithoutTablesInUseIsFound() {
    assertThat(
            InnoDbStatus.waits(
                HEAD + PLAIN.replace("mysql tables in use 1, locked 1\n", "") + "---\nLOG\n---\n"))
        .containsOnlyKeys(83L);
  }

  @Test
  void whatAStatementSaysIsNotTheServersWord() {
    for (String query :
        new String[] {
          "SELECT 'LOCK WAIT 2 lock struct(s), heap size 1128, 1 row lock(s)'",
          "SELECT '\nLOCK WAIT 2 lock struct(s), heap size 1128, 1 row lock(s)\n"
              + "MariaDB thread id 82, OS thread handle 1, query id 2 127.0.0.1 root'",
          "/*\nMariaDB thread id 82, OS thread handle 1, query id 2 127.0.0.1 root\n"
              + "LOCK WAIT 2 lock struct(s), heap size 1128, 1 row lock(s)*/",
          "-- x\n---TRANSACTION 5\nLOCK WAIT\nMariaDB thread id 82",
          "SELECT '\n---TRANSACTION 5, ACTIVE 0 sec\nmysql tables in use 1, locked 1\n"
              + "MariaDB thread id 82, OS thread handle 1, query id 2\n"
              + "LOCK WAIT 2 lock struct(s), heap size 1128, 1 row lock(s)'",
          "SELECT '\n------------\nTRANSACTIONS\n------------\n'"
        }) {
      assertThat(InnoDbStatus.waits(HEAD + HOLDER.formatted(query) + PLAIN))
          .as(query)
          .containsOnlyKeys(83L);
      assertThat(InnoDbStatus.waits(HEAD + waiter(query, 1, 2, 3) + HOLDER.formatted(query)))
          .as(query)
          .containsOnlyKeys(83L);
    }
  }

  @Test
  void anEarlierDeadlockIsNoWait() {
    String deadlock =
        """
        ------------------------
        LATEST DETECTED DEADLOCK
        ------------------------
        *** (1) TRANSACTION:
        TRANSACTION 27, ACTIVE 0 sec starting index read
        mysql tables in use 1, locked 1
        LOCK WAIT 3 lock struct(s), heap size 1128, 2 row lock(s), undo log entries 1
        MariaDB thread id 82, OS thread handle 1, query id 2 127.0.0.1 root Updating
        UPDATE t SET v = 2
        """;
    assertThat(InnoDbStatus.waits(deadlock + HEAD + PLAIN)).containsOnlyKeys(83L);
  }

  @Test
  void aWaitKeepsItsNumberAndAnotherHasAnother() {
    long wait = InnoDbStatus.waits(HEAD + PLAIN).get(83L);
    assertThat(InnoDbStatus.waits(HEAD + waiter("UPDATE product SET stock=6", 3000, 384, 2)))
        .containsEntry(83L, wait);
    assertThat(InnoDbStatus.waits(HEAD + waiter("UPDATE product SET stock=6", 100, 320, 3)))
        .doesNotContainEntry(83L, wait);
    assertThat(InnoDbStatus.waits(HEAD + PLAIN.replace("27339", "27340")))
        .doesNotContainEntry(83L, wait);
  }

  @Test
  void aTextWithoutTransactionsIsIncomplete() {
    assertThat(InnoDbStatus.incomplete(HEAD)).isFalse();
    assertThat(InnoDbStatus.incomplete("FAIL TO OBTAIN LOCK MUTEX, SKIP LOCK INFO PRINTING\n---\n"))
        .isTrue();
  }
}
