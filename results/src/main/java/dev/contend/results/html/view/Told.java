package dev.contend.results.html.view;

import dev.contend.results.RunRecord;
import dev.contend.results.RunRecord.AccountRecord;
import java.util.List;
import java.util.Optional;

/**
 * Who told of a workload's failure.
 *
 * @param title of the account
 * @param link where it stands; empty if that is no address on the web
 * @param lines a sentence each
 */
public record Told(String title, String link, List<String> lines) {

  /** The account of a workload, if the run has one. */
  static Optional<Told> of(RunRecord run, String workload) {
    return run.accounts().stream()
        .filter(account -> account.workload().equals(workload))
        .findFirst()
        .map(Told::of);
  }

  private static Told of(AccountRecord account) {
    return new Told(account.title(), Links.web(account.url()).orElse(""), account.lines());
  }
}
