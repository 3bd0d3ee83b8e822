/**
 * What Lincheck's verifier, which others wrote and many use, says of a recorded history: {@link
 * dev.contend.checkers.lincheck.Lincheck} asks it.
 */
package dev.contend.checkers.lincheck;
