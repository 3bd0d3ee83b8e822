/**
 * The time line under a finding: which operations it shows ({@link
 * dev.contend.results.html.timeline.Selection}), where a moment stands ({@link
 * dev.contend.results.html.timeline.TimeAxis}), and the drawing as records of lanes, bars and
 * labels ({@link dev.contend.results.html.timeline.TimeLine}) from which a template makes SVG.
 */
package dev.contend.results.html.timeline;
