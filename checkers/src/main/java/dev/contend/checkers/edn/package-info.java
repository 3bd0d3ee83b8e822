/**
 * Extensible data notation, the form in which Jepsen writes its histories (<a
 * href="https://github.com/edn-format/edn">edn-format</a>). Values are plain Java: {@code null},
 * {@link java.lang.Boolean}, {@link java.lang.Long}, {@link java.math.BigInteger}, {@link
 * java.lang.Double}, {@link java.math.BigDecimal}, {@link java.lang.Character}, {@link
 * java.lang.String}, {@link java.util.List}, {@link java.util.Map}, {@link java.util.Set} and four
 * records of our own. Start reading at {@link dev.contend.checkers.edn.EdnReader}.
 */
package dev.contend.checkers.edn;
