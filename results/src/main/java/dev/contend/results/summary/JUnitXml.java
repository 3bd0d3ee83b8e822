package dev.contend.results.summary;

import dev.contend.results.CellRecord;
import dev.contend.results.RunRecord;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A run in the XML that JUnit's runners write and build servers read: a suite for each workload,
 * database and driver, a test for each cell. A cell that contradicts its grade is a failure, an
 * undecided one an error. One that did not show what its grade says is skipped, since chance has
 * its part in that. A run that was cut short has an error of its own.
 */
public final class JUnitXml {
  private final XMLStreamWriter xml;

  private record Suite(String workload, String database, String driver) {
    String name() {
      return "%s on %s, %s".formatted(workload, database, driver);
    }
  }

  private JUnitXml(XMLStreamWriter xml) {
    this.xml = xml;
  }

  /** The whole document. */
  public static String of(RunRecord run) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
      new JUnitXml(xml).write(run);
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e); // a string takes everything
    }
    return text.append('\n').toString();
  }

  private void write(RunRecord run) throws XMLStreamException {
    Map<Suite, List<CellRecord>> suites = new LinkedHashMap<>();
    for (CellRecord cell : run.cells()) {
      suites
          .computeIfAbsent(
              new Suite(cell.workload(), cell.database(), cell.driver()),
              suite -> new ArrayList<>())
          .add(cell);
    }
    xml.writeStartDocument("UTF-8", "1.0");
    xml.writeCharacters("\n");
    xml.writeStartElement("testsuites");
    attribute("name", "contend " + run.name());
    for (Map.Entry<Suite, List<CellRecord>> suite : suites.entrySet()) {
      suite(suite.getKey(), suite.getValue(), run.started());
    }
    if (!run.complete()) {
      startSuite("the run itself", 1, 0, 1, 0, 0, run.started());
      startTest("contend", "is complete", 0);
      outcome("error", "not complete", "This run was cut short or still goes on.");
      xml.writeEndElement();
      xml.writeEndElement();
    }
    xml.writeEndElement();
    xml.writeEndDocument();
  }

  private void suite(Suite suite, List<CellRecord> cells, String started)
      throws XMLStreamException {
    startSuite(
        suite.name(),
        cells.size(),
        count(cells, "failure"),
        count(cells, "error"),
        count(cells, "skipped"),
        cells.stream().mapToDouble(CellRecord::seconds).filter(Double::isFinite).sum(),
        started);
    for (CellRecord cell : cells) {
      startTest(
          "%s.%s.%s".formatted(suite.workload, suite.database, suite.driver),
          cell.strategy() + " at " + cell.isolation(),
          cell.seconds());
      String result = result(cell);
      if (!result.isEmpty()) {
        outcome(result, cell.agreement().words(), text(cell));
      }
      xml.writeEndElement();
    }
    xml.writeEndElement();
  }

  private static long count(List<CellRecord> cells, String result) {
    return cells.stream().filter(cell -> result(cell).equals(result)).count();
  }

  /** The element that says it; empty for a test that passed. */
  private static String result(CellRecord cell) {
    return switch (cell.agreement()) {
      case AS_GRADED, UNGRADED -> "";
      case CONTRADICTS -> "failure";
      case UNDECIDED -> "error";
      case NOT_SHOWN -> "skipped";
    };
  }

  private static String text(CellRecord cell) {
    return "%s%s. Graded %s: %s Coverage: %s. See %s/index.html."
        .formatted(
            cell.verdict(),
            cell.anomalies().isEmpty() ? "" : " with " + String.join(", ", cell.anomalies()),
            cell.grade(),
            cell.gradeReason(),
            cell.coverage(),
            cell.directory());
  }

  private void startSuite(
      String name,
      long tests,
      long failures,
      long errors,
      long skipped,
      double seconds,
      String started)
      throws XMLStreamException {
    xml.writeCharacters("\n");
    xml.writeStartElement("testsuite");
    attribute("name", name);
    attribute("tests", Long.toString(tests));
    attribute("failures", Long.toString(failures));
    attribute("errors", Long.toString(errors));
    attribute("skipped", Long.toString(skipped));
    attribute("time", seconds(seconds));
    attribute("timestamp", started);
  }

  private void startTest(String type, String name, double seconds) throws XMLStreamException {
    xml.writeCharacters("\n");
    xml.writeStartElement("testcase");
    attribute("classname", type);
    attribute("name", name);
    attribute("time", seconds(seconds));
  }

  private void outcome(String element, String message, String text) throws XMLStreamException {
    xml.writeStartElement(element);
    attribute("message", message);
    xml.writeCharacters(legal(text));
    xml.writeEndElement();
  }

  private void attribute(String name, String value) throws XMLStreamException {
    xml.writeAttribute(name, legal(value));
  }

  private static String seconds(double seconds) {
    return Double.isFinite(seconds) ? String.format(Locale.ROOT, "%.3f", seconds) : "0";
  }

  /** XML has no place for most control characters, nor for half of a surrogate pair. */
  private static String legal(String text) {
    return text.codePoints()
        .map(c -> isLegal(c) ? c : '\ufffd')
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static boolean isLegal(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || c >= 0x20 && c <= 0xd7ff
        || c >= 0xe000 && c <= 0xfffd
        || c >= 0x10000;
  }
}
