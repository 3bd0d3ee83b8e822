/**
 * Which schedules to run, and in which order: {@link
 * dev.contend.harness.explore.search.PreemptionOrder} finds a shortest witness, {@link
 * dev.contend.harness.explore.search.PartialOrder} proves that there is none with fewer schedules.
 */
package dev.contend.harness.explore.search;
