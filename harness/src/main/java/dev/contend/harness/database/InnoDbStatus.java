package dev.contend.harness.database;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the text of {@code SHOW ENGINE INNODB STATUS} tells of waits. A transaction begins with up
 * to three lines that InnoDB wrote, then comes the text of its statement, in which anything may
 * stand, so that nothing is looked for there. The section on the latest deadlock writes
 * transactions in another way.
 *
 * <pre>
 * ---TRANSACTION 27339, ACTIVE 0 sec starting index read
 * mysql tables in use 1, locked 1
 * LOCK WAIT 2 lock struct(s), heap size 1128, 1 row lock(s)
 * MariaDB thread id 83, OS thread handle 139674600302272, query id 24935 127.0.0.1 root Updating
 * UPDATE product SET stock=6
 * ------- TRX HAS BEEN WAITING 100627 us FOR THIS LOCK TO BE GRANTED:
 * RECORD LOCKS space id 608 page no 3 n bits 320 index PRIMARY of table `x`.`y` trx id 27339 …
 * Record lock, heap no 2 PHYSICAL RECORD: n_fields 4; compact format; info bits 0
 * </pre>
 */
final class InnoDbStatus {
  private static final String LIST = "\nLIST OF TRANSACTIONS FOR EACH SESSION:\n";
  private static final Pattern TRANSACTION =
      Pattern.compile("---TRANSACTION (\\d+|\\(0x[0-9a-f]+\\)), .*");
  private static final Pattern TABLES = Pattern.compile("mysql tables in use \\d+, locked \\d+");
  private static final Pattern LOCKS =
      Pattern.compile(
          "([A-Z][A-Z ]*[A-Z] )?\\d+ lock struct\\(s\\), heap size \\d+, \\d+ row lock\\(s\\).*");
  private static final Pattern THREAD =
      Pattern.compile("MariaDB thread id (\\d+), OS thread handle \\d+, query id \\d+.*");
  private static final String WAIT = "LOCK WAIT ";
  private static final String WAITED = "------- TRX HAS BEEN WAITING ";

  /** Grows with other sessions' rows, while the wait stays the same. */
  private static final Pattern SIZE = Pattern.compile(" n bits \\d+");

  private InnoDbStatus() {}

  /** Whether the text is there but for the transactions, because InnoDB had no time to look. */
  static boolean incomplete(String status) {
    return !status.contains(LIST);
  }

  /** The waiting threads, each with a number that another wait has not. */
  static Map<Long, Long> waits(String status) {
    Map<Long, Long> waits = new HashMap<>();
    List<String> lines = status.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      Matcher transaction = TRANSACTION.matcher(lines.get(i));
      if (transaction.matches()) {
        int from = i;
        thread(lines, i)
            .ifPresent(thread -> waits.put(thread, wait(transaction.group(1), lines, from)));
      }
    }
    return waits;
  }

  /** The thread of the transaction that begins there, if it waits. */
  private static OptionalLong thread(List<String> lines, int first) {
    int next = first + 1;
    if (next < lines.size() && TABLES.matcher(lines.get(next)).matches()) {
      next++;
    }
    if (next + 1 < lines.size()
        && lines.get(next).startsWith(WAIT)
        && LOCKS.matcher(lines.get(next)).matches()) {
      Matcher thread = THREAD.matcher(lines.get(next + 1));
      if (thread.matches()) {
        return OptionalLong.of(Long.parseLong(thread.group(1)));
      }
    }
    return OptionalLong.empty();
  }

  private static long wait(String transaction, List<String> lines, int first) {
    long hash = transaction.hashCode();
    int line = first + 1;
    while (line < lines.size() && !TRANSACTION.matcher(lines.get(line)).matches()) {
      if (lines.get(line).startsWith(WAITED)) {
        for (String lock : lines.subList(line + 1, Math.min(line + 3, lines.size()))) {
          hash = 31 * hash + SIZE.matcher(lock).replaceAll("").hashCode();
        }
      }
      line++;
    }
    return hash;
  }
}
