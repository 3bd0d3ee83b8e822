/**
 * JSON, strictly as <a href="https://www.rfc-editor.org/rfc/rfc8259">RFC 8259</a> has it, one value
 * after another, as histories of tools that know no EDN are written. Values have the types of
 * {@link dev.contend.checkers.edn}: whole numbers are {@link java.lang.Long} or {@link
 * java.math.BigInteger}, others {@link java.lang.Double}; there are no keywords, so words are
 * strings. Start reading at {@link dev.contend.checkers.json.JsonReader}.
 */
package dev.contend.checkers.json;
