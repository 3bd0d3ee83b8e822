package dev.contend.checkers.history;

import dev.contend.checkers.edn.Keyword;
import dev.contend.checkers.edn.Ratio;
import dev.contend.checkers.edn.Symbol;
import dev.contend.checkers.edn.Tagged;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** Reads values one after another from the bytes of a {@link ValueArena}. */
final class ValueCursor {
  private final byte[] chunk;
  private final List<String> names;
  private final List<Keyword> keywords;
  private int at;

  ValueCursor(byte[] chunk, int at, List<String> names, List<Keyword> keywords) {
    this.chunk = chunk;
    this.at = at;
    this.names = names;
    this.keywords = keywords;
  }

  Object read() {
    return switch (ValueArena.Tag.ALL[chunk[at++]]) {
      case NIL -> null;
      case TRUE -> true;
      case FALSE -> false;
      case LONG -> {
        long folded = readNumber();
        yield (folded >>> 1) ^ -(folded & 1);
      }
      case BIG_INTEGER -> new BigInteger(readBytes());
      case DOUBLE -> Double.longBitsToDouble(readNumber());
      case BIG_DECIMAL -> {
        int scale = (int) readNumber();
        yield new BigDecimal(new BigInteger(readBytes()), scale);
      }
      case RATIO -> {
        BigInteger numerator = new BigInteger(readBytes());
        yield new Ratio(numerator, new BigInteger(readBytes()));
      }
      case CHARACTER -> (char) readNumber();
      case STRING -> new String(readBytes(), StandardCharsets.UTF_8);
      case SURROGATES -> readChars();
      case KEYWORD -> keywords.get(readCount());
      case SYMBOL -> new Symbol(names.get(readCount()));
      case TAGGED -> {
        String name = names.get(readCount());
        yield new Tagged(name, read());
      }
      case LIST -> Collections.unmodifiableList(readInto(new ArrayList<>()));
      case SET -> Collections.unmodifiableSet(readInto(new LinkedHashSet<>()));
      case MAP -> readMap();
    };
  }

  private <C extends Collection<Object>> C readInto(C elements) {
    int count = readCount();
    for (int i = 0; i < count; i++) {
      elements.add(read());
    }
    return elements;
  }

  private Map<Object, Object> readMap() {
    int count = readCount();
    Map<Object, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      Object key = read();
      map.put(key, read());
    }
    return Collections.unmodifiableMap(map);
  }

  private String readChars() {
    char[] chars = new char[readCount()];
    for (int i = 0; i < chars.length; i++) {
      chars[i] = (char) readNumber();
    }
    return new String(chars);
  }

  int readCount() {
    return (int) readNumber();
  }

  private long readNumber() {
    long number = 0;
    int shift = 0;
    while (true) {
      byte next = chunk[at++];
      number |= (long) (next & 0x7f) << shift;
      if (next >= 0) {
        return number;
      }
      shift += 7;
    }
  }

  private byte[] readBytes() {
    int count = readCount();
    byte[] bytes = Arrays.copyOfRange(chunk, at, at + count);
    at += count;
    return bytes;
  }
}
