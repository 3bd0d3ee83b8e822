package dev.contend.harness.cli;

import dev.contend.harness.database.CredentialSource;
import dev.contend.harness.database.ExternalDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The options that name servers that are already there. */
final class ExternalOptions {

  // Texts, because picocli would show the whole value in its own message about a wrong one.
  @Option(
      names = "--db-url",
      paramLabel = "NAME=URL",
      description =
          "A server that is already there, such as pg15=jdbc:postgresql://host:port/database or"
              + " maria=jdbc:mariadb://host:port/; may be given several times. Without --db only"
              + " these are raced. User and password: CONTEND_<NAME>_USER, CONTEND_<NAME>_PASSWORD.")
  private List<String> urls = new ArrayList<>();

  @Option(
      names = "--credentials",
      paramLabel = "FILE",
      description =
          "A file of properties with NAME.user and NAME.password of the servers of --db-url, which"
              + " nobody else may read.")
  private Path credentials;

  /** Whether none is given. */
  boolean isEmpty() {
    return urls.isEmpty();
  }

  /** The servers, in the order in which they were given. */
  List<ExternalDatabase> databases() throws Exception {
    return UsageException.wrap(() -> ExternalDatabase.parseAll(urls));
  }

  /** Where their users and passwords are. */
  CredentialSource credentials() throws Exception {
    CredentialSource environment = CredentialSource.environment(System.getenv());
    return credentials == null
        ? environment
        : UsageException.wrap(() -> environment.withFile(credentials));
  }
}
