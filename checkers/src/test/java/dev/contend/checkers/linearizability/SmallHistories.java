package dev.contend.checkers.linearizability;

import dev.contend.checkers.bank.BankSpec;
import dev.contend.checkers.bank.ReferenceBank;
import dev.contend.checkers.bank.Vault;
import dev.contend.checkers.create.CreateSpec;
import dev.contend.checkers.create.ReferenceCreate;
import dev.contend.checkers.create.Registry;
import dev.contend.checkers.getorcreate.GetOrCreateSpec;
import dev.contend.checkers.getorcreate.ReferenceTags;
import dev.contend.checkers.getorcreate.TagTable;
import dev.contend.checkers.history.History;
import dev.contend.checkers.history.HistoryWriter;
import dev.contend.checkers.history.Race;
import dev.contend.checkers.oncall.OnCallSpec;
import dev.contend.checkers.oncall.ReferenceShift;
import dev.contend.checkers.oncall.Ward;
import dev.contend.checkers.specs.KvSpec;
import dev.contend.checkers.specs.ReadySpecs;
import dev.contend.checkers.specs.RegisterSpec;
import dev.contend.checkers.specs.SetSpec;
import dev.contend.checkers.specs.Thing;
import dev.contend.checkers.specs.Things;
import dev.contend.checkers.stock.ReferenceStock;
import dev.contend.checkers.stock.Shop;
import dev.contend.checkers.stock.StockSpec;
import dev.contend.checkers.upsert.ReferenceUpsert;
import dev.contend.checkers.upsert.Shelf;
import dev.contend.checkers.upsert.UpsertSpec;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/**
 * Random histories of one specification, good ones and bad ones: two to four processes, two to
 * twelve operations, some of which fail or end unknown, then up to twelve mutations. What is
 * observed before and after a race of the catalogue comes on top.
 *
 * @param spared events at the beginning that no mutation touches, since they say what it began with
 * @param model the specification once more and plainly, for the brute force
 */
record SmallHistories(
    String name,
    SequentialSpec<?, ?> spec,
    Races races,
    int spared,
    Supplier<? extends BruteForce.Model> model) {

  /** Runs a race of so many. */
  interface Races {
    Race run(SplittableRandom random, int clients, int operations);
  }

  @Override
  public String toString() {
    return name;
  }

  /** Of every specification that there is; of some also such as need no search. */
  static List<SmallHistories> all() {
    List<SmallHistories> all = new ArrayList<>();
    for (SequentialSpec<?, ?> spec : ReadySpecs.all()) {
      all.add(of(spec.name(), spec, Things.ALL.get(spec.name())));
    }
    all.add(of("register, no value twice", new RegisterSpec(), Things::uniqueRegister));
    all.add(of("set, only added to", new SetSpec(), Things::growingSet));
    all.add(of("kv, only appended to", new KvSpec(), Things::growingText));
    all.add(
        new SmallHistories(
            "registers without pure operations",
            new Register.Spec(),
            (random, clients, operations) ->
                new Race(random, new Register.Subject(1 + random.nextInt(2)))
                    .run(clients, operations),
            0,
            Register.Model::new));
    all.add(bank());
    all.add(create());
    all.add(getOrCreate());
    all.add(onCall());
    all.add(stock());
    all.add(upsert());
    return all;
  }

  private static SmallHistories of(
      String name, SequentialSpec<?, ?> spec, Supplier<? extends Thing> thing) {
    return new SmallHistories(
        name,
        spec,
        (random, clients, operations) -> new Race(random, thing.get()).run(clients, operations),
        0,
        thing);
  }

  private static SmallHistories bank() {
    return new SmallHistories(
        "bank",
        new BankSpec(),
        (random, clients, operations) ->
            Vault.begunRace(
                random,
                new Vault(2 + random.nextInt(2), oneOf(Vault.Fault.values(), random)),
                clients,
                operations),
        2,
        ReferenceBank::new);
  }

  private static SmallHistories onCall() {
    return new SmallHistories(
        "on-call",
        new OnCallSpec(),
        (random, clients, operations) ->
            Ward.begunRace(
                random,
                new Ward(objects(random, operations, 2), oneOf(Ward.Fault.values(), random)),
                clients,
                operations),
        4,
        ReferenceShift::new);
  }

  private static SmallHistories create() {
    return new SmallHistories(
        "create",
        new CreateSpec(),
        (random, clients, operations) ->
            new Race(
                    random,
                    new Registry(
                        objects(random, operations, 3), oneOf(Registry.Fault.values(), random)))
                .run(clients, operations),
        0,
        ReferenceCreate::new);
  }

  private static SmallHistories getOrCreate() {
    return new SmallHistories(
        "get-or-create",
        new GetOrCreateSpec(),
        (random, clients, operations) ->
            TagTable.race(
                random,
                new TagTable(
                    objects(random, operations, 2), oneOf(TagTable.Fault.values(), random)),
                clients,
                operations,
                random.nextBoolean()),
        2,
        ReferenceTags::new);
  }

  private static SmallHistories stock() {
    return new SmallHistories(
        "stock",
        new StockSpec(),
        (random, clients, operations) ->
            Shop.race(
                random,
                new Shop(objects(random, operations, 2), oneOf(Shop.Fault.values(), random)),
                clients,
                operations,
                random.nextBoolean()),
        4,
        ReferenceStock::new);
  }

  private static SmallHistories upsert() {
    return new SmallHistories(
        "upsert",
        new UpsertSpec(),
        (random, clients, operations) ->
            Shelf.race(
                random,
                new Shelf(objects(random, operations, 2), oneOf(Shelf.Fault.values(), random)),
                clients,
                operations),
        2,
        ReferenceUpsert::new);
  }

  /**
   * How many logins, tags and so on; but one of many operations, since the brute force goes through
   * all orders of those on the others to find that there is none on one.
   */
  private static int objects(SplittableRandom random, int operations, int most) {
    return operations > 8 ? 1 : 1 + random.nextInt(most);
  }

  /** Half of the time the first, which is none. */
  private static <T> T oneOf(T[] faults, SplittableRandom random) {
    return faults[Math.max(0, random.nextInt(-faults.length, faults.length))];
  }

  /** Those of a ready specification. */
  static SmallHistories of(SequentialSpec<?, ?> ready) {
    return of(ready.name(), ready, Things.ALL.get(ready.name()));
  }

  /** The one of that seed; null if a mutation left no history. */
  History history(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Race race = races.run(random, 2 + random.nextInt(3), 2 + random.nextInt(11));
    for (int mutations = random.nextInt(-4, 13); mutations > 0; mutations--) {
      race.mutateAfter(spared);
    }
    try {
      return race.history();
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** Whether some order of the operations gives the answers that were given. */
  boolean linearizable(History history) {
    return BruteForce.linearizable(history, model.get());
  }

  static String describe(History history) {
    StringBuilder text = new StringBuilder("history:\n");
    try {
      HistoryWriter.write(history, text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return text.toString();
  }
}
