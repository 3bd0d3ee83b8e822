/**
 * What the pages say, as records that the templates read: {@link
 * dev.contend.results.html.view.RunPage}, {@link dev.contend.results.html.view.CellPage} and {@link
 * dev.contend.results.html.view.RunsPage} are the three kinds of page. What a run comes down to is
 * in {@link dev.contend.results.html.view.Holding}, {@link
 * dev.contend.results.html.view.EngineDifferences} and {@link
 * dev.contend.results.html.view.Difference}, which need nothing but the run's record and serve the
 * command line as well. Nothing here reads files or writes HTML; text is as it came, for the
 * templates to escape.
 */
package dev.contend.results.html.view;
