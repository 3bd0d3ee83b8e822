/**
 * Generators draw the operations of a run; see {@link dev.contend.harness.generator.Generator}.
 * They compose: {@code limit(100, stagger(ofMillis(1), orders))}.
 */
package dev.contend.harness.generator;
