package dev.contend.harness.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import me.tongfei.progressbar.ProgressBarStyle;
import picocli.CommandLine.Help.Ansi;

/** Where commands print: in the terminal's own encoding, with colour only on a terminal. */
final class Terminal {
  private static final Charset ENCODING =
      Charset.forName(System.getProperty("native.encoding", Charset.defaultCharset().name()));

  final PrintStream out;
  final PrintStream err;
  private final boolean unicode;

  Terminal() {
    this(System.out, System.err, ENCODING);
  }

  Terminal(OutputStream out, OutputStream err, Charset encoding) {
    this.out = new PrintStream(out, true, encoding);
    this.err = new PrintStream(err, true, encoding);
    unicode = encoding.newEncoder().canEncode('✓');
  }

  /** Whether somebody watches. */
  boolean interactive() {
    return System.console() != null;
  }

  /** The sign before a verdict, which says without colour what colour says. */
  String sign(String verdict) {
    return switch (verdict) {
      case "valid", "holds" -> unicode ? "✓" : "+";
      case "invalid", "breaks" -> unicode ? "✗" : "x";
      case "same" -> "=";
      case "n/a" -> unicode ? "–" : "-";
      default -> "?";
    };
  }

  /** The sign of how much holds, as far as the terminal can show it. */
  String extent(String sign) {
    if (unicode) {
      return sign;
    }
    return switch (sign) {
      case "✓" -> "+";
      case "◐" -> "~";
      case "✗" -> "x";
      case "–" -> "-";
      default -> sign;
    };
  }

  /** How bars look. */
  ProgressBarStyle barStyle() {
    return unicode ? ProgressBarStyle.COLORFUL_UNICODE_BLOCK : ProgressBarStyle.ASCII;
  }

  /** Text in the colour of a verdict. */
  Ansi.Text verdict(String verdict, String text) {
    String style =
        switch (verdict) {
          case "valid", "holds" -> "green";
          case "invalid", "breaks" -> "red";
          default -> "yellow";
        };
    return Ansi.AUTO.new Text("@|" + style + " " + text + "|@");
  }

  /** Text that is neither good nor bad. */
  Ansi.Text plain(String text) {
    return Ansi.AUTO.new Text(text);
  }

  Ansi.Text bold(String text) {
    return Ansi.AUTO.new Text("@|bold " + text + "|@");
  }
}
