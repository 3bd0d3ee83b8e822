package dev.contend.checkers.history;

import dev.contend.checkers.edn.Keyword;
import dev.contend.checkers.edn.Symbol;
import dev.contend.checkers.edn.Tagged;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Values as bytes, since as objects they would take ten times the room: a tag, then a number in
 * seven-bit groups, a length and its bytes, or a length and its elements. Keywords, symbols and
 * tags are kept once and named by number. Entries lie in chunks, so that nothing is copied when the
 * arena grows; an entry never spans two.
 */
final class ValueArena {

  /** The value of an event and its other keys. */
  record Entry(Object value, Map<Keyword, Object> extra) {}

  private static final int CHUNK_BITS = 20;
  private static final int FIRST_CHUNK_BITS = 10;

  private enum Tag {
    NIL,
    TRUE,
    FALSE,
    LONG,
    BIG_INTEGER,
    DOUBLE,
    BIG_DECIMAL,
    CHARACTER,
    STRING,
    SURROGATES,
    KEYWORD,
    SYMBOL,
    TAGGED,
    LIST,
    MAP,
    SET;

    static final Tag[] ALL = values();
  }

  private final List<byte[]> chunks = new ArrayList<>();
  private int used;
  private int room;
  private final List<String> names = new ArrayList<>();
  private final List<Keyword> keywords = new ArrayList<>();
  private final Map<String, Integer> nameIds = new HashMap<>();
  private byte[] scratch = new byte[256];
  private int length;

  /** Stores an event's value and other keys; gives the address for {@link #get}. */
  long put(Object value, Map<Keyword, Object> extra) {
    length = 0;
    write(value);
    writeNumber(extra.size());
    extra.forEach(
        (key, extraValue) -> {
          writeNumber(nameId(key.name()));
          write(extraValue);
        });
    if (length > room - used) {
      addChunk();
    }
    int chunk = chunks.size() - 1;
    System.arraycopy(scratch, 0, chunks.get(chunk), used, length);
    long address = ((long) chunk << CHUNK_BITS) | used;
    used += length;
    return address;
  }

  /** Chunks double in size up to the usual one, so that a small history stays small. */
  private void addChunk() {
    room = Math.max(length, 1 << Math.min(FIRST_CHUNK_BITS + chunks.size(), CHUNK_BITS));
    chunks.add(new byte[room]);
    used = 0;
  }

  Entry get(long address) {
    Cursor cursor =
        new Cursor(
            chunks.get((int) (address >>> CHUNK_BITS)), (int) (address & ((1 << CHUNK_BITS) - 1)));
    Object value = cursor.read();
    int count = cursor.readCount();
    if (count == 0) {
      return new Entry(value, Map.of());
    }
    Map<Keyword, Object> extra = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      extra.put(keywords.get(cursor.readCount()), cursor.read());
    }
    return new Entry(value, Collections.unmodifiableMap(extra));
  }

  private void write(Object value) {
    if (value == null) {
      tag(Tag.NIL);
    } else if (value instanceof Boolean bool) {
      tag(bool ? Tag.TRUE : Tag.FALSE);
    } else if (value instanceof Long || value instanceof Integer) {
      tag(Tag.LONG);
      long number = ((Number) value).longValue();
      writeNumber((number << 1) ^ (number >> 63));
    } else if (value instanceof Keyword keyword) {
      tag(Tag.KEYWORD);
      writeNumber(nameId(keyword.name()));
    } else if (value instanceof String text) {
      write(text);
    } else if (value instanceof List<?> list) {
      tag(Tag.LIST);
      elements(list);
    } else if (value instanceof Set<?> set) {
      tag(Tag.SET);
      elements(set);
    } else if (value instanceof Map<?, ?> map) {
      tag(Tag.MAP);
      writeNumber(map.size());
      map.forEach(
          (key, element) -> {
            write(key);
            write(element);
          });
    } else {
      writeRare(value);
    }
  }

  /** UTF-8 has no form for half a surrogate pair, which a string may hold all the same. */
  private void write(String text) {
    if (text.chars().noneMatch(c -> Character.isSurrogate((char) c))) {
      tag(Tag.STRING);
      bytes(text.getBytes(StandardCharsets.UTF_8));
    } else {
      tag(Tag.SURROGATES);
      writeNumber(text.length());
      text.chars().forEach(this::writeNumber);
    }
  }

  private void writeRare(Object value) {
    if (value instanceof Double number) {
      tag(Tag.DOUBLE);
      writeNumber(Double.doubleToRawLongBits(number));
    } else if (value instanceof BigInteger number) {
      tag(Tag.BIG_INTEGER);
      bytes(number.toByteArray());
    } else if (value instanceof BigDecimal number) {
      tag(Tag.BIG_DECIMAL);
      writeNumber(Integer.toUnsignedLong(number.scale()));
      bytes(number.unscaledValue().toByteArray());
    } else if (value instanceof Character character) {
      tag(Tag.CHARACTER);
      writeNumber(character);
    } else if (value instanceof Symbol symbol) {
      tag(Tag.SYMBOL);
      writeNumber(nameId(symbol.name()));
    } else if (value instanceof Tagged tagged) {
      tag(Tag.TAGGED);
      writeNumber(nameId(tagged.tag()));
      write(tagged.value());
    } else {
      throw new IllegalArgumentException(
          "a history can't hold a " + value.getClass().getName() + ", only what EDN can write");
    }
  }

  private void elements(Collection<?> elements) {
    writeNumber(elements.size());
    elements.forEach(this::write);
  }

  private int nameId(String name) {
    return nameIds.computeIfAbsent(
        name,
        fresh -> {
          names.add(fresh);
          keywords.add(new Keyword(fresh));
          return names.size() - 1;
        });
  }

  private void tag(Tag tag) {
    ensure(1);
    scratch[length++] = (byte) tag.ordinal();
  }

  private void writeNumber(long number) {
    ensure(10);
    long rest = number;
    while ((rest & ~0x7fL) != 0) {
      scratch[length++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    scratch[length++] = (byte) rest;
  }

  private void bytes(byte[] bytes) {
    writeNumber(bytes.length);
    ensure(bytes.length);
    System.arraycopy(bytes, 0, scratch, length, bytes.length);
    length += bytes.length;
  }

  private void ensure(int room) {
    if (length + room > scratch.length) {
      scratch = Arrays.copyOf(scratch, Math.max(scratch.length * 2, length + room));
    }
  }

  private final class Cursor {
    private final byte[] chunk;
    private int at;

    Cursor(byte[] chunk, int at) {
      this.chunk = chunk;
      this.at = at;
    }

    Object read() {
      return switch (Tag.ALL[chunk[at++]]) {
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
}
