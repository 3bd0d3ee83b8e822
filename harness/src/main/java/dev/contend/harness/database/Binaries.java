package dev.contend.harness.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Where server binaries are unpacked, once for all runs of a user: {@code CONTEND_CACHE}, else
 * {@code contend} in {@code XDG_CACHE_HOME}, else {@code ~/.cache/contend}.
 */
public final class Binaries {
  /** File locks are the process's, not the thread's, so that threads need one of their own. */
  private static final Map<Path, Object> TURNS = new ConcurrentHashMap<>();

  private final Path root;

  /** Writes the files of one product below a folder that exists and is empty. */
  public interface Unpacker {
    /**
     * Writes them.
     *
     * @throws ServerException if they can't be had
     * @throws IOException if they can't be written
     */
    void unpackInto(Path folder) throws ServerException, IOException;
  }

  /**
   * @param root made if it does not exist
   */
  Binaries(Path root) throws ServerException {
    try {
      this.root = Files.createDirectories(root).toRealPath();
    } catch (IOException e) {
      throw unusable(root, e);
    }
  }

  /**
   * The cache of the user that runs this process.
   *
   * @throws ServerException if it can't be made
   */
  public static Binaries ofUser() throws ServerException {
    String own = System.getenv("CONTEND_CACHE");
    if (own != null && !own.isBlank()) {
      return new Binaries(Path.of(own));
    }
    String caches = System.getenv("XDG_CACHE_HOME");
    // The XDG specification has relative paths ignored.
    return caches != null && caches.startsWith("/")
        ? new Binaries(Path.of(caches, "contend"))
        : new Binaries(Path.of(System.getProperty("user.home"), ".cache", "contend"));
  }

  /**
   * Refuses where the artifacts hold no programs for this machine.
   *
   * @param product for the sentence
   * @throws ServerException if they hold none
   */
  public static void requirePlatform(String product) throws ServerException {
    requirePlatform(product, System.getProperty("os.name"), System.getProperty("os.arch"));
  }

  static void requirePlatform(String product, String system, String architecture)
      throws ServerException {
    boolean supported =
        system.toLowerCase(Locale.ROOT).startsWith("linux")
            && List.of("amd64", "x86_64").contains(architecture);
    if (!supported) {
      throw new ServerException(
          "There is no embedded "
              + product
              + " server for "
              + system
              + " on "
              + architecture
              + ": run Contend on Linux on x86-64.");
    }
  }

  /** The folder of all unpacked binaries, without symbolic links in its path. */
  public Path root() {
    return root;
  }

  /**
   * The folder of one product's files, unpacked first if no run did so before. A folder of that
   * name is whole, because it gets its name when it is; two processes take turns.
   *
   * @param name a name that no other version of the product's files has
   * @throws ServerException if the files can't be written
   */
  public Path unpacked(String name, Unpacker unpacker) throws ServerException {
    Path home = root.resolve(name);
    synchronized (TURNS.computeIfAbsent(home, unused -> new Object())) {
      if (Files.isDirectory(home)) {
        return home;
      }
      try (FileChannel channel =
              FileChannel.open(
                  root.resolve(name + ".lock"),
                  StandardOpenOption.CREATE,
                  StandardOpenOption.WRITE);
          var lock = channel.lock()) {
        if (lock.isValid() && !Files.isDirectory(home)) {
          Path part = root.resolve(name + ".part");
          delete(part);
          Files.createDirectory(part);
          try {
            unpacker.unpackInto(part);
            Files.move(part, home, StandardCopyOption.ATOMIC_MOVE);
          } finally {
            delete(part);
          }
        }
        return home;
      } catch (IOException e) {
        throw unusable(root, e);
      }
    }
  }

  private static ServerException unusable(Path root, IOException cause) {
    return new ServerException(
        "The database servers can't be unpacked into "
            + root
            + " ("
            + cause
            + "): give it 600 MB, or set CONTEND_CACHE to a folder that can be written and run from.",
        cause);
  }

  private static void delete(Path tree) throws IOException {
    if (Files.notExists(tree)) {
      return;
    }
    Files.walkFileTree(
        tree,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, IOException failure)
              throws IOException {
            Files.delete(folder);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
