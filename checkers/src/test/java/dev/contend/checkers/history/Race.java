package dev.contend.checkers.history;

import dev.contend.checkers.edn.Keyword;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Races a few clients on an object in memory that takes each operation's effect at one moment
 * between its invocation and its completion, or later if its outcome is unknown. So the history is
 * linearizable, whatever the delays, unless the object is not sound or the history was mutated.
 */
public final class Race {

  /** The object. */
  public interface Subject {
    Request draw(SplittableRandom random);

    /** Takes effect; gives the answer. */
    Answer apply(Request request);

    /** Another answer to the request, which may or may not be possible. */
    Object mutate(Request request, Object answer, SplittableRandom random);
  }

  /** An operation that a client asks for. */
  public record Request(Keyword f, Object input) {}

  /** What it gets, with what the driver adds to the completion. */
  public record Answer(EventType type, Object value, Map<Keyword, Object> extra) {
    public static Answer ok(Object value) {
      return new Answer(EventType.OK, value, Map.of());
    }
  }

  private record Entry(int process, EventType type, Request request, Answer answer) {}

  private static final class Client {
    int process;
    Request request;
    Answer answer;
  }

  private final SplittableRandom random;
  private final Subject subject;
  private final List<Entry> entries = new ArrayList<>();
  private final List<Request> late = new ArrayList<>();
  private int processes;
  private boolean certain;

  public Race(SplittableRandom random, Subject subject) {
    this.random = random;
    this.subject = subject;
  }

  /** From now on every operation is answered. */
  public Race certain() {
    certain = true;
    return this;
  }

  /** One operation while nobody else is at work. */
  public Race alone(Request request) {
    int process = processes++;
    entries.add(new Entry(process, EventType.INVOKE, request, null));
    Answer answer = subject.apply(request);
    entries.add(new Entry(process, answer.type(), request, answer));
    return this;
  }

  /** That many operations by that many clients at once; some fail, some end unknown. */
  public Race run(int clientCount, int operations) {
    Client[] clients = new Client[clientCount];
    for (int i = 0; i < clientCount; i++) {
      clients[i] = new Client();
      clients[i].process = processes++;
    }
    int left = operations;
    int busy = 0;
    while (left > 0 || busy > 0) {
      Client client = clients[random.nextInt(clientCount)];
      if (client.request == null && left > 0) {
        client.request = subject.draw(random);
        entries.add(new Entry(client.process, EventType.INVOKE, client.request, null));
        left--;
        busy++;
      } else if (client.request != null) {
        goOn(client);
        busy -= client.request == null ? 1 : 0;
      }
      if (!late.isEmpty() && random.nextInt(5) == 0) {
        subject.apply(late.remove(random.nextInt(late.size())));
      }
    }
    return this;
  }

  private void goOn(Client client) {
    int chance = certain ? 99 : random.nextInt(100);
    if (client.answer == null) {
      if (chance < 8) {
        complete(client, new Answer(EventType.FAIL, client.request.input(), Map.of()));
      } else if (chance < 18) {
        late.add(client.request);
        loseTrack(client);
      } else {
        client.answer = subject.apply(client.request);
      }
    } else if (chance < 10) {
      loseTrack(client);
    } else {
      complete(client, client.answer);
    }
  }

  private void complete(Client client, Answer answer) {
    entries.add(new Entry(client.process, answer.type(), client.request, answer));
    client.request = null;
    client.answer = null;
    if (answer.type() == EventType.INFO) {
      client.process = processes++;
    }
  }

  /** The outcome becomes unknown: half of the time the driver says so, else there is no event. */
  private void loseTrack(Client client) {
    if (random.nextBoolean()) {
      complete(client, new Answer(EventType.INFO, client.request.input(), Map.of()));
    } else {
      client.request = null;
      client.answer = null;
      client.process = processes++;
    }
  }

  /** Changes an answer, an outcome or the order of two events. */
  public Race mutate() {
    return mutateAfter(0);
  }

  /** The same, but sparing the first events; of those alone nothing changes. */
  public Race mutateAfter(int spared) {
    if (entries.size() <= spared) {
      return this;
    }
    int at = random.nextInt(spared, entries.size());
    Entry entry = entries.get(at);
    switch (random.nextInt(5)) {
      case 0 -> swap(at, spared);
      case 1 -> outcome(at, entry, EventType.values()[random.nextInt(1, 4)]);
      default -> {
        if (entry.type() == EventType.OK) {
          Object other = subject.mutate(entry.request(), entry.answer().value(), random);
          entries.set(
              at, new Entry(entry.process(), EventType.OK, entry.request(), Answer.ok(other)));
        }
      }
    }
    return this;
  }

  private void swap(int at, int spared) {
    if (at > spared && entries.get(at - 1).process() != entries.get(at).process()) {
      entries.add(at - 1, entries.remove(at));
    }
  }

  private void outcome(int at, Entry entry, EventType type) {
    if (entry.type() == EventType.OK) {
      entries.set(
          at,
          new Entry(
              entry.process(),
              type,
              entry.request(),
              new Answer(type, entry.answer().value(), Map.of())));
    }
  }

  public History history() {
    History.Builder history = new History.Builder();
    for (Entry entry : entries) {
      boolean invocation = entry.type() == EventType.INVOKE;
      history.append(
          history.size() * 1_000L,
          entry.process(),
          entry.type(),
          entry.request().f(),
          invocation ? entry.request().input() : entry.answer().value(),
          invocation ? Map.of() : entry.answer().extra());
    }
    return history.build();
  }
}
