package dev.contend.harness.workload;

import java.util.List;

/**
 * Who told of the failure that a workload reproduces.
 *
 * @param title of the account
 * @param url where it stands
 * @param lines the account in about five sentences of ours, one a line
 */
public record Account(String title, String url, List<String> lines) {
  public Account {
    lines = List.copyOf(lines);
  }
}
