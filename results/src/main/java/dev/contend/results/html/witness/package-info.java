/**
 * Witnesses as pictures that are tables: {@link dev.contend.results.html.witness.Witnesses} is
 * where to start reading. As in {@code view}, nothing here reads files or writes HTML.
 */
package dev.contend.results.html.witness;
