package dev.contend.results.html;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.w3c.dom.Text;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * A rendered page, parsed. Our templates write HTML that is well-formed XML too, so that a strict
 * parser can tell if anything unescaped got in.
 */
record Page(Path file, Document document) {
  private static final Set<String> BLOCKS = Set.of("br", "dd", "dt", "li", "td", "th");

  static Page read(Path file) throws IOException {
    try {
      String html = Files.readString(file).strip();
      return new Page(
          file,
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(new InputSource(new StringReader(html))));
    } catch (SAXException | ParserConfigurationException e) {
      throw new AssertionError(file + " is not well-formed: " + e.getMessage(), e);
    }
  }

  /** Every page in a folder and those below. */
  static List<Page> all(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> walk = Files.walk(folder)) {
      files = walk.filter(file -> file.toString().endsWith(".html")).toList();
    }
    List<Page> pages = new ArrayList<>();
    for (Path file : files) {
      pages.add(read(file));
    }
    return pages;
  }

  List<Element> elements(String name) {
    NodeList nodes = document.getElementsByTagName(name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }

  List<Element> withClass(String name, String style) {
    return elements(name).stream()
        .filter(e -> List.of(e.getAttribute("class").split(" ")).contains(style))
        .toList();
  }

  /** All references to other files. */
  List<String> references() {
    return Stream.of("href", "src")
        .flatMap(name -> elements("*").stream().map(element -> element.getAttribute(name)))
        .filter(reference -> !reference.isEmpty())
        .toList();
  }

  /** Its text, with white space as a browser shows it. */
  String text() {
    return text(document.getDocumentElement());
  }

  static String text(Element element) {
    StringBuilder text = new StringBuilder();
    append(element, text);
    return text.toString().replaceAll("\\s+", " ").strip();
  }

  private static void append(Node node, StringBuilder text) {
    if (node instanceof Text content) {
      text.append(content.getData());
    }
    boolean apart = BLOCKS.contains(node.getNodeName());
    text.append(apart ? " " : "");
    for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
      append(child, text);
    }
    text.append(apart ? " " : "");
  }
}
