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
import java.util.HashMap;
import java.util.LinkedHashMap;
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

  /** What stands first in each value. */
  enum Tag {
    NIL,
    TRUE,
    FALSE,
    LONG,
    BIG_INTEGER,
    DOUBLE,
    BIG_DECIMAL,
    RATIO,
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
    byte[] chunk = chunks.get((int) (address >>> CHUNK_BITS));
    ValueCursor cursor =
        new ValueCursor(chunk, (int) (address & ((1 << CHUNK_BITS) - 1)), names, keywords);
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
    } else if (value instanceof Ratio ratio) {
      tag(Tag.RATIO);
      bytes(ratio.numerator().toByteArray());
      bytes(ratio.denominator().toByteArray());
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
}
