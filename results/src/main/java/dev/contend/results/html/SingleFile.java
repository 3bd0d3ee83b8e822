package dev.contend.results.html;

import dev.contend.results.AtomicFile;
import dev.contend.results.RunDirectory;
import dev.contend.results.html.race.Operations;
import dev.contend.results.html.view.Costs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Document.OutputSettings;
import org.jsoup.nodes.Element;

/**
 * A run as one HTML file that needs nothing else, to be sent to somebody. Its pages are articles,
 * of which a script shows one at a time; without scripts they stand one below the other. Links
 * between pages lead to the articles, witnesses are in it as downloads, and what else lies in the
 * run's folder is only named.
 */
public final class SingleFile implements Sink {
  /** The page may load nothing, whatever is in it. */
  private static final String POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:";

  /** Of operations in characters: what is beyond is in the run's folder only. */
  private static final long MOST_DATA = 20_000_000;

  private static final List<String> REFERRING = List.of("for", "aria-labelledby", "data-table");

  private final RunDirectory directory;
  private final Map<String, String> ids = new HashMap<>();
  private final List<String> articles = new ArrayList<>();
  private final List<String> data = new ArrayList<>();
  private long dataLength;
  private String first = "";
  private String title = "";

  private SingleFile(RunDirectory directory) {
    this.directory = directory;
  }

  /**
   * Writes the file.
   *
   * @throws IOException with one sentence, if the run can't be read or the file not be written
   */
  public static void write(RunDirectory directory, Costs costs, Path file) throws IOException {
    AtomicFile.write(file, text(directory, costs));
  }

  /** The same as text. */
  public static String text(RunDirectory directory, Costs costs) throws IOException {
    SingleFile single = new SingleFile(directory);
    new RunPages(directory, costs).render(single);
    return single.text();
  }

  /**
   * Of races that show nothing, and of those behind the first twenty megabytes, there is only the
   * table: what is sent should be small.
   */
  @Override
  public void operations(String cell, Operations operations) {
    if (operations.named().length == 0 || dataLength > MOST_DATA) {
      return;
    }
    String script =
        "<script type=\"application/json\" data-operations=\"%s\">%s</script>"
            .formatted(escaped(cell), Script.json(operations));
    dataLength += script.length();
    data.add(script);
  }

  @Override
  public void page(String path, String html) throws IOException {
    Document page = Jsoup.parse(html);
    page.outputSettings(new OutputSettings().prettyPrint(false));
    String id = id(path);
    for (Element element : page.body().getAllElements()) {
      rename(element, id);
    }
    for (Element link : page.body().select("a[href]")) {
      follow(link, path, id);
    }
    page.select("main").tagName("div");
    String article =
        "<article class=\"page\" id=\"%s\" data-title=\"%s\">%s</article>"
            .formatted(id, escaped(page.title()), page.body().html());
    if (path.equals(RunPages.PAGE)) {
      first = article;
      title = page.title();
    } else {
      articles.add(article);
    }
  }

  /** Ids were unique on their page; in one document they need its name. */
  private static void rename(Element element, String page) {
    if (element.hasAttr("id")) {
      element.attr("id", page + "." + element.attr("id"));
    }
    for (String attribute : REFERRING) {
      if (element.hasAttr(attribute)) {
        element.attr(attribute, page + "." + element.attr(attribute));
      }
    }
  }

  private void follow(Element link, String from, String page) throws IOException {
    String href = link.attr("href");
    if (href.startsWith("#")) {
      link.attr("href", "#" + page + "." + href.substring(1));
    } else if (!href.startsWith("http://") && !href.startsWith("https://")) {
      String target = PagePath.resolve(from, href);
      if (target.endsWith(RunPages.PAGE) && !target.startsWith("..")) {
        int hash = href.indexOf('#');
        link.attr("href", "#" + id(target) + (hash < 0 ? "" : "." + href.substring(hash + 1)));
      } else if (target.matches("cells/[^/]+/witness-\\d+\\.json")) {
        download(link, target);
      } else {
        link.tagName("span").removeAttr("href");
      }
    }
  }

  private void download(Element link, String target) throws IOException {
    int slash = target.lastIndexOf('/');
    Path file = directory.cell(target.substring(0, slash)).resolve(target.substring(slash + 1));
    link.attr("download", file.getFileName().toString());
    link.attr(
        "href",
        "data:application/json;base64,"
            + Base64.getEncoder().encodeToString(Files.readAllBytes(file)));
  }

  private String id(String path) {
    return path.equals(RunPages.PAGE)
        ? "run"
        : ids.computeIfAbsent(path, fresh -> "page-" + (ids.size() + 1));
  }

  private static String escaped(String text) {
    return org.jsoup.nodes.Entities.escape(text).replace("\"", "&quot;");
  }

  private String text() throws IOException {
    StringBuilder text = new StringBuilder();
    text.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n")
        .append("<meta http-equiv=\"Content-Security-Policy\" content=\"")
        .append(POLICY)
        .append("\"/>\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n")
        .append("<meta name=\"color-scheme\" content=\"light dark\"/>\n<title>")
        .append(escaped(title))
        .append("</title>\n<style>\n")
        .append(Assets.text("report.css"))
        .append("</style>\n</head>\n<body>\n<main>\n")
        .append(first)
        .append('\n');
    articles.forEach(article -> text.append(article).append('\n'));
    text.append("</main>\n");
    data.forEach(each -> text.append(each).append('\n'));
    for (String script : Assets.SCRIPTS) {
      // The same to JavaScript, but no end of the element.
      text.append("<script>\n")
          .append(Assets.text(script).replace("</script", "<\\/script"))
          .append("</script>\n");
    }
    return text.append("</body>\n</html>\n").toString();
  }
}
