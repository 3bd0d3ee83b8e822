/**
 * Runs one schedule of a scenario: {@link dev.contend.harness.explore.schedule.ScheduleRunner} lets
 * the sessions' threads loose, each waits before every step, and a {@link
 * dev.contend.harness.explore.schedule.Chooser} says who goes on.
 */
package dev.contend.harness.explore.schedule;
