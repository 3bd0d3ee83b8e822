/**
 * What of a run is told elsewhere than in its pages: in a pull request ({@link
 * dev.contend.results.summary.Markdown}), to a build server ({@link
 * dev.contend.results.summary.JUnitXml}), and beside another run ({@link
 * dev.contend.results.summary.Comparison}). All of it comes from {@code run.json} alone.
 */
package dev.contend.results.summary;
