package dev.contend.checkers.stock;

import dev.contend.checkers.edn.Keyword;
import dev.contend.checkers.errors.ErrorMarks;
import dev.contend.checkers.history.Event;
import dev.contend.checkers.history.EventType;
import dev.contend.checkers.history.Race;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;

/** A shop in memory for racing clients: sound unless a fault is planted in it. */
public final class Shop implements Race.Subject {

  /** What the shop does wrong, once, as soon as it can. */
  public enum Fault {
    NONE,
    /** A cancelled order is cancelled again, and its item returned again. */
    DOUBLE_CANCEL,
    /** An order is made but the stock stays as it was. */
    LOST_UPDATE,
    /** An order is acknowledged; neither it nor its taking of an item is kept. */
    LOST_ORDER,
    /** A cancel is acknowledged; neither it nor its return of the item is kept. */
    LOST_CANCEL,
    /** The order is there twice, and two items are taken. */
    BELOW_ZERO,
    /** A read sees one item more than there ever were. */
    ABOVE_ORIGIN,
    /** An operation ends in an error that nobody caught. */
    UNHANDLED,
    /** An order takes an item, then fails. */
    PARTIAL
  }

  static final class Product {
    long stock = 2;
    final TreeSet<Long> open = new TreeSet<>();
    final List<Long> known = new ArrayList<>();
  }

  private final Map<Long, Product> products = new HashMap<>();
  private final Fault fault;
  private boolean planted;
  private long cancelForgotten;
  private long lastOrder = 10;

  public Shop(int productCount, Fault fault) {
    this.fault = fault;
    for (long id = 1; id <= productCount; id++) {
      Product product = new Product();
      product.open.add(id);
      product.known.add(id);
      products.put(id, product);
    }
  }

  /** A whole race: what it began with, the operations, and what it ended with if asked for. */
  public static Race race(
      SplittableRandom random, Shop shop, int clients, int operations, boolean end) {
    Race race = shop.observe(new Race(random, shop), StockCall.INITIAL).run(clients, operations);
    return end ? shop.observe(race, StockCall.FINAL) : race;
  }

  /** The same, in which every operation is answered. */
  static Race answeredRace(SplittableRandom random, Shop shop, int clients, int operations) {
    Race race = shop.observe(new Race(random, shop).certain(), StockCall.INITIAL);
    return shop.observe(race.run(clients, operations), StockCall.FINAL);
  }

  private Race observe(Race race, Keyword f) {
    products.keySet().forEach(id -> race.alone(request(f, id, null)));
    return race;
  }

  /** Whether the fault came to be. */
  public boolean planted() {
    return planted;
  }

  @Override
  public Race.Request draw(SplittableRandom random) {
    long id = 1 + random.nextInt(products.size());
    List<Long> known = products.get(id).known;
    return switch (random.nextInt(5)) {
      case 0, 1 -> request(StockCall.ORDER, id, null);
      case 2, 3 -> request(StockCall.CANCEL, id, known.get(random.nextInt(known.size())));
      default -> request(StockCall.READ, id, null);
    };
  }

  private static Race.Request request(Keyword f, long product, Object argument) {
    return new Race.Request(f, Arrays.asList(product, argument));
  }

  @Override
  public Race.Answer apply(Race.Request request) {
    List<?> input = (List<?>) request.input();
    long id = (Long) input.get(0);
    Product product = products.get(id);
    return switch (request.f().name()) {
      case "order" -> order(id, product);
      case "cancel" -> cancel(id, product, (Long) input.get(1));
      case "read" ->
          Race.Answer.ok(List.of(id, plant(Fault.ABOVE_ORIGIN, true) ? 4 : product.stock));
      default ->
          Race.Answer.ok(
              List.of(
                  id,
                  Map.of(
                      StockCall.STOCK,
                      product.stock,
                      StockCall.OPEN,
                      new TreeSet<>(product.open))));
    };
  }

  private boolean plant(Fault candidate, boolean possible) {
    if (planted || fault != candidate || !possible) {
      return false;
    }
    planted = true;
    return true;
  }

  private Race.Answer order(long id, Product product) {
    if (plant(Fault.UNHANDLED, true)) {
      return error(EventType.FAIL, ErrorMarks.UNHANDLED, id);
    }
    if (plant(Fault.PARTIAL, product.stock > 0)) {
      product.stock--;
      return error(EventType.INFO, ErrorMarks.PARTIAL, id);
    }
    if (product.stock <= 0 && !plant(Fault.BELOW_ZERO, true)) {
      return Race.Answer.ok(List.of(id, StockCall.SOLD_OUT));
    }
    long order = ++lastOrder;
    if (!plant(Fault.LOST_ORDER, true)) {
      product.open.add(order);
      product.stock -= plant(Fault.LOST_UPDATE, true) ? 0 : 1;
      product.known.add(order);
    }
    return Race.Answer.ok(List.of(id, order));
  }

  private Race.Answer cancel(long id, Product product, long order) {
    boolean open = product.open.contains(order) && order != cancelForgotten;
    if (plant(Fault.LOST_CANCEL, open)) {
      cancelForgotten = order;
    } else if (open || plant(Fault.DOUBLE_CANCEL, order != cancelForgotten)) {
      product.open.remove(order);
      product.stock++;
      open = true;
    }
    return Race.Answer.ok(List.of(id, order, open ? StockCall.CANCELLED : StockCall.ALREADY));
  }

  private static Race.Answer error(EventType type, Keyword mark, long product) {
    return new Race.Answer(
        type,
        Arrays.asList(product, null),
        Map.of(Event.ERROR, List.of(new Keyword("sql"), "40001", "serialize"), mark, true));
  }

  @Override
  public Object mutate(Race.Request request, Object answer, SplittableRandom random) {
    List<?> parts = (List<?>) answer;
    long id = (Long) parts.get(0);
    return switch (request.f().name()) {
      case "order" ->
          random.nextBoolean()
              ? List.of(id, StockCall.SOLD_OUT)
              : List.of(id, random.nextLong(9, 16));
      case "cancel" ->
          List.of(id, parts.get(1), random.nextBoolean() ? StockCall.CANCELLED : StockCall.ALREADY);
      case "read" -> List.of(id, random.nextLong(-1, 5));
      case "final" -> List.of(id, otherState((Map<?, ?>) parts.get(1), random));
      default -> answer;
    };
  }

  private static Object otherState(Map<?, ?> state, SplittableRandom random) {
    long stock = (Long) state.get(StockCall.STOCK);
    TreeSet<Object> open = new TreeSet<>((Collection<?>) state.get(StockCall.OPEN));
    if (random.nextBoolean()) {
      stock += random.nextInt(-1, 2);
    }
    if (random.nextBoolean() && !open.isEmpty()) {
      open.pollFirst();
    }
    if (random.nextBoolean()) {
      open.add(random.nextLong(1, 16));
    }
    return Map.of(StockCall.STOCK, stock, StockCall.OPEN, open);
  }
}
