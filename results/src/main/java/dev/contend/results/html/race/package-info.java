/**
 * A whole race: its operations as columns of numbers from which a script draws them ({@link
 * dev.contend.results.html.race.Operations}), and what it did stretch by stretch ({@link
 * dev.contend.results.html.race.OverTime}), which is a table without any script.
 */
package dev.contend.results.html.race;
