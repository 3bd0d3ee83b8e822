package dev.contend.harness.run;

import dev.contend.checkers.Anomaly;
import dev.contend.checkers.Checker;
import dev.contend.checkers.Limits;
import dev.contend.checkers.Verdict;
import dev.contend.checkers.history.History;
import dev.contend.checkers.linearizability.LinearizabilityChecker;
import dev.contend.harness.database.NotExplorableException;
import dev.contend.harness.database.Server;
import dev.contend.harness.explore.Broken;
import dev.contend.harness.explore.Check;
import dev.contend.harness.explore.Exploration;
import dev.contend.harness.explore.ExploreSettings;
import dev.contend.harness.explore.Explorer;
import dev.contend.harness.explore.judge.Finding;
import dev.contend.harness.explore.scenario.RefusedScenarioException;
import dev.contend.harness.explore.scenario.Trace;
import dev.contend.harness.explore.schedule.Patience;
import dev.contend.harness.explore.schedule.StalledException;
import dev.contend.harness.explore.search.Budget;
import dev.contend.harness.explore.search.DivergedException;
import dev.contend.harness.lincheck.SecondOpinion;
import dev.contend.harness.workload.Scene;
import dev.contend.results.CellDetail;
import dev.contend.results.CellRecord;
import dev.contend.results.RunDirectory;
import dev.contend.results.WitnessRecord;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Explores all scenes of one cell and leaves its folder. */
final class ExploredCell {
  /** The judge has these of its own. */
  private static final Set<String> JUDGED =
      Set.of(Finding.Kind.UNHANDLED_ERROR.text(), Finding.Kind.PARTIAL_EFFECT.text());

  /** By how much the scenes beside an undecided one are explored shorter. */
  private static final int SHORTER = 6;

  private final Cell cell;
  private final RunDirectory directory;
  private final RunSettings settings;
  private final Map<String, Verdict> verdicts = new LinkedHashMap<>();
  private final List<WitnessRecord> witnesses = new ArrayList<>();
  private final List<Checker> checkers;
  private final SecondOpinion secondOpinion = new SecondOpinion();
  private long schedules;
  private boolean shown;
  private boolean undecided;

  ExploredCell(Cell cell, RunDirectory directory, RunSettings settings) {
    this.cell = cell;
    this.directory = directory;
    this.settings = settings;
    checkers = cell.checkers().stream().map(ExploredCell::brief).toList();
  }

  /** The histories of schedules are many and small: a message says it all. */
  private static Checker brief(Checker checker) {
    return checker instanceof LinearizabilityChecker<?, ?> search ? search.brief() : checker;
  }

  /**
   * Explores it.
   *
   * @throws SQLException if the server can't be used
   * @throws IOException if the run directory can't be written
   */
  CellRecord run(Server server) throws SQLException, IOException, InterruptedException {
    long start = System.nanoTime();
    String isolation = exploreAll(server);
    double seconds = (System.nanoTime() - start) / 1e9;
    String name = CellReport.directory(cell);
    directory.write(name, detail(isolation));
    for (int i = 0; i < witnesses.size(); i++) {
      directory.write(name, i + 1, witnesses.get(i));
    }
    return record(seconds);
  }

  private String exploreAll(Server server) throws SQLException, InterruptedException {
    List<Scene> scenes = cell.workload().scenes(cell.strategy(), cell.engine());
    if (scenes.isEmpty()) {
      verdicts.put("no scene", new Verdict.Unknown("the workload has nothing to explore"));
      return "";
    }
    try (SceneBed bed = SceneBed.open(cell, server, scenes)) {
      for (Scene scene : scenes) {
        if (!shown) {
          explore(bed, scene);
        }
      }
      return bed.isolation(cell);
    } catch (RefusedScenarioException | NotExplorableException e) {
      verdicts.put("refused", new Verdict.Unknown(e.getMessage()));
      return "";
    }
  }

  private void explore(SceneBed bed, Scene scene) throws SQLException, InterruptedException {
    SceneScenario played = new SceneScenario(scene);
    ExploreSettings how =
        new ExploreSettings(
            new Budget(settings.exploring().schedules(), longest()),
            !scene.sharesMemory(),
            this::isEnough,
            settings.exploring().replays(),
            Patience.DEFAULT);
    try (Explorer explorer = bed.explorer(played, how, trace -> check(played, trace))) {
      Exploration exploration = explorer.explore();
      schedules += exploration.coverage().schedules();
      verdicts.put(scene.name(), verdict(exploration));
      undecided |= exploration.verdict() == Exploration.Word.UNKNOWN;
      for (Broken broken : exploration.broken()) {
        shown |= isEnough(broken.kind());
        witnesses.add(WitnessRecords.record(cell, scene, broken, explorer));
      }
      if (!scene.told().isEmpty()) {
        explorer
            .told(WitnessRecords.choices(scene))
            .ifPresent(told -> witnesses.add(WitnessRecords.record(cell, scene, told, explorer)));
      }
    } catch (RefusedScenarioException | StalledException | DivergedException e) {
      verdicts.put(scene.name(), new Verdict.Unknown(e.getMessage()));
    } catch (SQLException | InterruptedException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(scene.name() + ": " + e.getMessage(), e);
    }
  }

  /**
   * How long a scene is explored at most. A cell with an undecided scene won't be valid any more;
   * whether another one breaks mostly shows soon.
   */
  private Duration longest() {
    Duration longest = settings.exploring().longest();
    return undecided ? longest.dividedBy(SHORTER) : longest;
  }

  private boolean isEnough(String kind) {
    return settings.exploring().untilShown() && cell.grade().anomalies().contains(kind);
  }

  private List<Check.Wrong> check(SceneScenario played, Trace trace) {
    History history = SceneHistory.of(played.played(), trace);
    List<Check.Wrong> wrong = new ArrayList<>();
    for (Checker checker : checkers) {
      Verdict verdict = checker.check(history, Limits.DEFAULT);
      if (disputed(checker, history, verdict)) {
        continue;
      }
      for (Anomaly anomaly : verdict.anomalies()) {
        if (!JUDGED.contains(anomaly.kind())) {
          wrong.add(new Check.Wrong(anomaly.kind(), anomaly.message()));
        }
      }
    }
    return wrong;
  }

  /** Whether Lincheck says something else, which leaves the cell unknown and is said aloud. */
  private boolean disputed(Checker checker, History history, Verdict verdict) {
    if (!(checker instanceof LinearizabilityChecker<?, ?> search)) {
      return false;
    }
    Optional<String> disagreement = secondOpinion.on(history, search.spec(), verdict);
    disagreement.ifPresent(
        sentence -> verdicts.put("second opinion", new Verdict.Unknown(sentence)));
    return disagreement.isPresent();
  }

  private static Verdict verdict(Exploration exploration) {
    String coverage = exploration.coverage().words();
    return switch (exploration.verdict()) {
      case VALID -> new Verdict.Valid(coverage);
      case UNKNOWN -> new Verdict.Unknown(coverage);
      case INVALID ->
          new Verdict.Invalid(
              coverage,
              exploration.broken().stream()
                  .map(broken -> new Anomaly(broken.kind(), broken.message(), List.of()))
                  .toList());
    };
  }

  private CellDetail detail(String isolation) throws IOException {
    List<CellDetail.Check> checks = new ArrayList<>();
    verdicts.forEach((scene, said) -> checks.add(CellReport.check(scene, said)));
    return new CellDetail(
        Verdict.all(List.copyOf(verdicts.values())).word(),
        checks,
        settings.seed(),
        CellReport.command(cell, settings),
        isolation,
        CellReport.strategy(cell),
        List.of(),
        List.of());
  }

  private CellRecord record(double seconds) {
    return CellReport.record(
        cell,
        Verdict.all(List.copyOf(verdicts.values())),
        schedules,
        seconds,
        schedules / seconds,
        0,
        0,
        coverage());
  }

  private String coverage() {
    List<String> scenes = new ArrayList<>();
    verdicts.forEach((scene, said) -> scenes.add(scene + ": " + said.coverage()));
    return String.join("; ", scenes);
  }
}
