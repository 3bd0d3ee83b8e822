package dev.contend.harness.database;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One fast server of each engine for whoever in this Java process wants one. It is started when it
 * is first asked for and ends with the process, also if that is killed.
 */
public final class SharedServers {
  /** Sessions of two explorations at a time, each with the pools of four callers. */
  private static final int CONNECTIONS = 100;

  private static final Map<Engine, Server> STARTED = new HashMap<>();

  private SharedServers() {}

  /**
   * The server of an engine; the first call takes some seconds. Nobody closes it.
   *
   * @throws ServerException if it can't be had
   */
  public static Server of(Engine engine) throws ServerException {
    return of(List.of(engine)).get(0);
  }

  /**
   * The servers of several engines; those that are not there yet start at the same time.
   *
   * @throws ServerException if one can't be had
   */
  public static synchronized List<Server> of(List<Engine> engines) throws ServerException {
    List<Engine> missing = engines.stream().filter(engine -> !STARTED.containsKey(engine)).toList();
    List<Server> started = Engines.startAll(missing, new ServerOptions(false, CONNECTIONS));
    for (int i = 0; i < missing.size(); i++) {
      STARTED.put(missing.get(i), started.get(i));
    }
    List<Server> servers = new ArrayList<>();
    engines.forEach(engine -> servers.add(STARTED.get(engine)));
    return servers;
  }
}
