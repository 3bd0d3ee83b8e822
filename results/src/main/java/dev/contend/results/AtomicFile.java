package dev.contend.results;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Writes files that are there whole or not at all: into a temporary file beside, then moved into
 * place, so that a process killed at any moment leaves the old content or the new.
 */
public final class AtomicFile {
  private static final AtomicLong WRITES = new AtomicLong();

  private AtomicFile() {}

  /**
   * Writes a file, replacing what was there.
   *
   * @throws IOException with one sentence that says which file, why not and what to do
   */
  public static void write(Path file, byte[] content) throws IOException {
    Path temporary = temporary(file);
    try {
      Files.write(temporary, content, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      Files.move(
          temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new IOException(
          "can't write %s: %s; make its folder writable or choose another"
              .formatted(file, reason(e)),
          e);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /** Writes text as UTF-8; as {@link #write(Path, byte[])}. */
  public static void write(Path file, String content) throws IOException {
    write(file, content.getBytes(StandardCharsets.UTF_8));
  }

  /** A name beside the file that no other process and no other write of this one uses. */
  static Path temporary(Path file) {
    return file.resolveSibling(
        ".%s.%d-%d.tmp"
            .formatted(
                file.getFileName(), ProcessHandle.current().pid(), WRITES.incrementAndGet()));
  }

  /** Why a file operation failed, in words that fit behind a colon. */
  static String reason(IOException e) {
    if (e instanceof AccessDeniedException) {
      return "access was denied";
    }
    if (e instanceof NoSuchFileException) {
      return "there is no such file or folder";
    }
    if (e instanceof NotDirectoryException) {
      return "it is not a folder";
    }
    if (e instanceof FileAlreadyExistsException) {
      return "a file of that name is in the way";
    }
    if (e instanceof FileSystemException failure && failure.getReason() != null) {
      return failure.getReason();
    }
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}
