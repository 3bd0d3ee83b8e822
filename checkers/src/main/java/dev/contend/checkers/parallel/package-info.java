/** Work on all processors: {@link dev.contend.checkers.parallel.Parallel}. */
package dev.contend.checkers.parallel;
