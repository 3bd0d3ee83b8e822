/**
 * What the notations in which histories are written have in common: characters with their line and
 * column ({@link dev.contend.checkers.text.TextSource}), the error that names a place ({@link
 * dev.contend.checkers.text.TextException}), and the way in which values are taken one after
 * another ({@link dev.contend.checkers.text.ValueReader}).
 */
package dev.contend.checkers.text;
