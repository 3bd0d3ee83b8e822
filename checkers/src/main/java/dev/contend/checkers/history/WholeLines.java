package dev.contend.checkers.history;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/** The beginning of a file, up to the end of its last whole line. */
final class WholeLines extends FilterInputStream {
  private static final int BLOCK = 1 << 13;

  private long left;

  /**
   * @param length as {@link #length(Path)} gives it
   */
  WholeLines(InputStream file, long length) {
    super(file);
    left = length;
  }

  /** The bytes of a file up to its last line feed, that included. */
  static long length(Path path) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
      byte[] block = new byte[BLOCK];
      for (long end = file.length(); end > 0; end -= Math.min(end, BLOCK)) {
        int size = (int) Math.min(end, BLOCK);
        file.seek(end - size);
        file.readFully(block, 0, size);
        for (int i = size - 1; i >= 0; i--) {
          if (block[i] == '\n') {
            return end - size + i + 1;
          }
        }
      }
      return 0;
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int count = left == 0 ? -1 : super.read(bytes, offset, (int) Math.min(length, left));
    left -= Math.max(0, count);
    return count;
  }
}
