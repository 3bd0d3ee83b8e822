package dev.contend.checkers.edn;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/** Draws nested values of every type that EDN has. */
public final class RandomValues {
  private static final List<String> NAMES =
      List.of("ok", "a/b", "process", "größe", "a.b*c+d!", "x'", "->", "<=", "true?", "a:b#c");
  private static final double[] DOUBLES = {
    0.0,
    -0.0,
    1.5,
    -1e-300,
    1e300,
    Double.MIN_VALUE,
    Double.MAX_VALUE,
    Double.NaN,
    1e21,
    123456789.0
  };
  private static final String CHARACTERS =
      "az09 \n\t\r\f\b\"\\{}[]()#;,:ü漢\u0000\u007f\u2028\uFEFF";

  private final SplittableRandom random;

  public RandomValues(SplittableRandom random) {
    this.random = random;
  }

  /** A value nested at most that deep. */
  public Object value(int depth) {
    int kind = random.nextInt(depth > 0 ? 20 : 15);
    return switch (kind) {
      case 0 -> null;
      case 1 -> random.nextBoolean();
      case 2, 3 -> (long) random.nextInt(-100, 100);
      case 4 -> random.nextLong() >> random.nextInt(64);
      case 5 -> new BigInteger(random.nextInt(1, 200), new java.util.Random(random.nextLong()));
      case 6 -> new BigInteger(80, new java.util.Random(random.nextLong())).negate();
      case 7 -> DOUBLES[random.nextInt(DOUBLES.length)];
      case 8 -> random.nextBoolean() ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
      case 9 -> BigDecimal.valueOf(random.nextLong(), random.nextInt(-40, 40));
      case 10 -> character();
      case 11 -> text();
      case 12 -> keyword();
      case 13 -> new Symbol(name());
      case 14 -> ratio();
      case 15 -> new Tagged(name(true), value(depth - 1));
      case 16 -> set(depth);
      case 17 -> map(depth);
      default -> list(depth);
    };
  }

  /** A map with keywords as its keys. */
  public Map<Keyword, Object> keywordMap(int most, int depth) {
    Map<Keyword, Object> map = new LinkedHashMap<>();
    for (int i = random.nextInt(most + 1); i > 0; i--) {
      map.put(keyword(), value(depth));
    }
    return map;
  }

  public Keyword keyword() {
    return new Keyword(name());
  }

  private String name() {
    return name(false);
  }

  private String name(boolean letterFirst) {
    String name = NAMES.get(random.nextInt(NAMES.size()));
    return letterFirst && !Character.isLetter(name.charAt(0)) ? "t" + name : name;
  }

  private Ratio ratio() {
    return new Ratio(
        BigInteger.valueOf(random.nextLong()),
        BigInteger.valueOf(random.nextLong(1, Long.MAX_VALUE)).pow(random.nextInt(1, 3)));
  }

  private char character() {
    return random.nextInt(3) == 0
        ? (char) random.nextInt(Character.MAX_VALUE + 1)
        : CHARACTERS.charAt(random.nextInt(CHARACTERS.length()));
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(12); i > 0; i--) {
      if (random.nextInt(10) == 0) {
        text.appendCodePoint(0x1F600 + random.nextInt(50));
      } else {
        text.append(character());
      }
    }
    return text.toString();
  }

  private List<Object> list(int depth) {
    Object[] elements = new Object[random.nextInt(5)];
    Arrays.setAll(elements, i -> value(depth - 1));
    return Arrays.asList(elements);
  }

  private Set<Object> set(int depth) {
    return new LinkedHashSet<>(list(depth));
  }

  private Map<Object, Object> map(int depth) {
    Map<Object, Object> map = new LinkedHashMap<>();
    for (Object key : new ArrayList<>(list(depth))) {
      map.put(key, value(depth - 1));
    }
    return map;
  }
}
