package dev.contend.checkers.stock;

import dev.contend.checkers.edn.Keyword;
import dev.contend.checkers.history.Operation;
import dev.contend.checkers.linearizability.BruteForce;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Stock once more, as plain as it can be written, to compare with. */
public final class ReferenceStock implements BruteForce.Model {

  private static final class Product {
    long stock;
    Set<Object> open = new TreeSet<>();
    Set<Object> given = new HashSet<>();
    Set<Object> guessed = new HashSet<>();
    Set<Object> gone = new HashSet<>();
    int nameless;

    boolean isNew(Object order) {
      return !given.contains(order) && !gone.contains(order);
    }
  }

  private final Map<Object, Product> products = new HashMap<>();

  @Override
  public ReferenceStock copy() {
    ReferenceStock copy = new ReferenceStock();
    products.forEach(
        (id, product) -> {
          Product same = new Product();
          same.stock = product.stock;
          same.open = new TreeSet<>(product.open);
          same.given = new HashSet<>(product.given);
          same.guessed = new HashSet<>(product.guessed);
          same.gone = new HashSet<>(product.gone);
          same.nameless = product.nameless;
          copy.products.put(id, same);
        });
    return copy;
  }

  @Override
  public boolean apply(Operation operation) {
    List<?> input = (List<?>) operation.input();
    Object id = input.get(0);
    String f = operation.f().name();
    Object answer =
        operation.ok() ? ((List<?>) operation.output()).get(f.equals("cancel") ? 2 : 1) : null;
    if (f.equals("initial")) {
      return answer == null || begin(id, (Map<?, ?>) answer);
    }
    Product product = products.get(id);
    if (product == null) {
      return false;
    }
    return switch (f) {
      case "order" -> order(product, answer);
      case "cancel" -> cancel(product, input.get(1), answer);
      case "read" -> answer == null || answer.equals(product.stock);
      default -> answer == null || end(product, (Map<?, ?>) answer);
    };
  }

  private boolean begin(Object id, Map<?, ?> state) {
    Product product = new Product();
    product.stock = (Long) state.get(new Keyword("stock"));
    product.open.addAll((Set<?>) state.get(new Keyword("open")));
    product.given.addAll(product.open);
    return products.put(id, product) == null;
  }

  private static boolean order(Product product, Object answer) {
    if (answered(answer, "sold-out")) {
      return product.stock <= 0;
    }
    if (product.stock <= 0) {
      return answer == null;
    }
    product.stock--;
    if (answer == null) {
      product.nameless++;
      return true;
    }
    product.given.add(answer);
    return product.open.add(answer)
        && !product.guessed.contains(answer)
        && !product.gone.contains(answer);
  }

  private static boolean cancel(Product product, Object order, Object answer) {
    boolean open = product.open.remove(order);
    if (!open && !answered(answer, "already") && product.nameless > 0 && product.isNew(order)) {
      product.nameless--;
      product.gone.add(order);
      open = true;
    }
    product.stock += open ? 1 : 0;
    return answer == null || answered(answer, open ? "cancelled" : "already");
  }

  private static boolean answered(Object answer, String word) {
    return new Keyword(word).equals(answer);
  }

  private static boolean end(Product product, Map<?, ?> state) {
    Set<Object> others = new HashSet<>((Set<?>) state.get(new Keyword("open")));
    boolean allThere = others.containsAll(product.open);
    others.removeAll(product.open);
    product.guessed.addAll(others);
    return allThere
        && state.get(new Keyword("stock")).equals(product.stock)
        && others.size() == product.nameless
        && others.stream().noneMatch(product.given::contains)
        && others.stream().noneMatch(product.gone::contains);
  }
}
