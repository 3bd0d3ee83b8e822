package dev.contend.harness.database;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What PostgreSQL keeps of a password, made here, since only so the number of iterations can be
 * said to every version (the setting {@code scram_iterations} exists from 16 on).
 *
 * <p>4096 iterations, the default, make a password that people chose expensive to guess. Ours are
 * random, so they make nothing but each new session slower: they took 45 % of a catalogue run's
 * processor time in Java, as HMAC has no fast code before the last compiler has been at it.
 *
 * <p>The form is that of {@code pg_authid.rolpassword} (manual, 52.8 "pg_authid"); the computation
 * is RFC 5802, section 3, with SHA-256 (RFC 7677).
 */
final class ScramSecret {
  private static final String HMAC = "HmacSHA256";
  private static final int ITERATIONS = 1;
  private static final SecureRandom RANDOM = new SecureRandom();

  private ScramSecret() {}

  /**
   * Makes it; cheap.
   *
   * @param password random and in ASCII, so that nothing has to be normalized
   */
  static String of(String password) {
    byte[] salt = new byte[16];
    RANDOM.nextBytes(salt);
    try {
      // Hi(password, salt, 1) of the RFC: one block, one iteration.
      Mac first = mac(password.getBytes(StandardCharsets.US_ASCII));
      first.update(salt);
      byte[] salted = first.doFinal(new byte[] {0, 0, 0, 1});
      byte[] clientKey = mac(salted).doFinal(ascii("Client Key"));
      byte[] serverKey = mac(salted).doFinal(ascii("Server Key"));
      byte[] storedKey = MessageDigest.getInstance("SHA-256").digest(clientKey);
      return "SCRAM-SHA-256$%d:%s$%s:%s"
          .formatted(ITERATIONS, base64(salt), base64(storedKey), base64(serverKey));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static Mac mac(byte[] key) throws GeneralSecurityException {
    Mac mac = Mac.getInstance(HMAC);
    mac.init(new SecretKeySpec(key, HMAC));
    return mac;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
