/**
 * What the explorer explores and how it went: a {@link
 * dev.contend.harness.explore.scenario.Scenario} of sessions with their operations, and a {@link
 * dev.contend.harness.explore.scenario.Trace} for each time that it was run in one order.
 */
package dev.contend.harness.explore.scenario;
