package dev.contend.workloads.stock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.harness.database.LocalServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;

/** What a server has on this machine, and whether something of it is left. */
final class Remains {
  private final Set<ProcessHandle> processes = new LinkedHashSet<>();
  private final Set<Path> folders = new LinkedHashSet<>();

  /** Notes the processes and the folder of a server as it is now. */
  void note(LocalServer server) throws IOException {
    ProcessHandle process = server.process();
    Stream.concat(Stream.of(process), process.descendants()).forEach(processes::add);
    Path folder = Path.of("/proc", Long.toString(process.pid()), "cwd").toRealPath();
    while (!folder.getFileName().toString().startsWith("contend-")) {
      folder = folder.getParent();
    }
    assertThat(folder).isDirectory();
    folders.add(folder);
  }

  void assertNone() {
    assertThat(folders).isNotEmpty().allSatisfy(folder -> assertThat(folder).doesNotExist());
    assertThat(processes).isNotEmpty().noneMatch(ProcessHandle::isAlive);
    assertThat(
            ProcessHandle.allProcesses()
                .map(process -> process.info().commandLine().orElse(""))
                .filter(line -> folders.stream().anyMatch(folder -> line.contains("" + folder))))
        .isEmpty();
  }
}
