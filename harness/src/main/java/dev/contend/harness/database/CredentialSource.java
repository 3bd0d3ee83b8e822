package dev.contend.harness.database;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/**
 * Where users and passwords of servers that are already there come from: the environment, and a
 * file, which has precedence. Neither is in the list of processes.
 */
public final class CredentialSource {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      EnumSet.of(
          PosixFilePermission.OWNER_READ,
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.OWNER_EXECUTE);

  private static final String PREFIX = "CONTEND_";

  private final Map<String, String> environment;
  private final Properties file;

  private CredentialSource(Map<String, String> environment, Properties file) {
    this.environment = Map.copyOf(environment);
    this.file = file;
  }

  /** The variables {@code CONTEND_<NAME>_USER} and {@code CONTEND_<NAME>_PASSWORD}. */
  public static CredentialSource environment(Map<String, String> environment) {
    return new CredentialSource(environment, new Properties());
  }

  /**
   * The same, and before it a {@link Properties} file with {@code NAME.user} and {@code
   * NAME.password}.
   *
   * @throws IOException if it can't be read
   * @throws IllegalArgumentException with a sentence, if others may read it or it is no such file
   */
  public CredentialSource withFile(Path path) throws IOException {
    if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        && !Collections.disjoint(
            Files.getPosixFilePermissions(path),
            EnumSet.complementOf(EnumSet.copyOf(OWNER_ONLY)))) {
      throw new IllegalArgumentException(
          "%s holds passwords, and others may use it; take that away with: chmod 600 %s"
              .formatted(path, path));
    }
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(path, StandardCharsets.UTF_8)) {
      properties.load(reader);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          path + " is not a file of properties: a \\u in it is not followed by four digits");
    }
    return new CredentialSource(environment, properties);
  }

  /**
   * Those of a server; without a password it is empty.
   *
   * @throws IllegalArgumentException with a sentence, if there is no user
   */
  public Credentials of(String name) {
    String user = find(name, "user");
    if (user.isEmpty()) {
      throw new IllegalArgumentException(
          "there is no user for %s; %s".formatted(name, whereFor(name)));
    }
    return new Credentials(user, find(name, "password"));
  }

  private String find(String name, String what) {
    String variable = variable(name, what);
    return file.getProperty(name + "." + what, environment.getOrDefault(variable, ""));
  }

  private static String variable(String name, String what) {
    return (PREFIX + name.replaceAll("[^A-Za-z0-9]", "_") + "_" + what).toUpperCase(Locale.ROOT);
  }

  /** Takes the passwords out of an environment that another program is about to inherit. */
  static void hidePasswords(Map<String, String> environment) {
    environment
        .keySet()
        .removeIf(variable -> variable.startsWith(PREFIX) && variable.endsWith("_PASSWORD"));
  }

  /** Half a sentence that says where user and password of a server belong. */
  static String whereFor(String name) {
    return "set %s and %s, or write %s.user and %s.password into a file for --credentials"
        .formatted(variable(name, "user"), variable(name, "password"), name, name);
  }
}
