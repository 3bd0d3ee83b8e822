package dev.contend.checkers.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/**
 * Decodes UTF-8 and, unlike {@link java.io.InputStreamReader}, first gives all that stands before a
 * byte that is none, so that the place of that byte can be told. Ask for two characters or more at
 * a time, since one may need as many.
 */
public final class Utf8Reader extends Reader {
  private final InputStream in;
  private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
  private final ByteBuffer bytes = ByteBuffer.allocate(1 << 14).limit(0);
  private boolean ended;

  public Utf8Reader(InputStream in) {
    this.in = in;
  }

  @Override
  public int read(char[] characters, int offset, int length) throws IOException {
    CharBuffer out = CharBuffer.wrap(characters, offset, length);
    while (true) {
      CoderResult result = decoder.decode(bytes, out, ended);
      int decoded = length - out.remaining();
      if (decoded > 0) {
        return decoded;
      }
      if (result.isError()) {
        result.throwException();
      }
      if (ended) {
        return -1;
      }
      bytes.compact();
      int count = in.read(bytes.array(), bytes.position(), bytes.remaining());
      ended = count < 0;
      bytes.position(bytes.position() + Math.max(0, count)).flip();
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
