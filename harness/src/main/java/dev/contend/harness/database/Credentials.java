package dev.contend.harness.database;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Properties;

/** A user and a password. Not a record: its text would show the password. */
public final class Credentials {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int PASSWORD_BYTES = 18;

  private final String user;
  private final String password;

  /**
   * @param password empty for none
   */
  Credentials(String user, String password) {
    this.user = user;
    this.password = password;
  }

  /** A password that nobody can guess, of letters and digits. */
  public static String randomPassword() {
    byte[] bytes = new byte[PASSWORD_BYTES];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  String user() {
    return user;
  }

  /** The properties by which both drivers are told. */
  Properties properties() {
    Properties properties = new Properties();
    properties.setProperty("user", user);
    properties.setProperty("password", password);
    return properties;
  }

  /** A text that somebody else wrote, without the password. */
  String redact(String text) {
    return password.isEmpty() ? text : text.replace(password, "…");
  }

  @Override
  public String toString() {
    return user;
  }
}
