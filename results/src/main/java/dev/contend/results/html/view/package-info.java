/**
 * What the pages say, as records that the templates read: {@link
 * dev.contend.results.html.view.RunPage}, {@link dev.contend.results.html.view.CellPage} and {@link
 * dev.contend.results.html.view.RunsPage} are the three kinds of page. Nothing here reads files or
 * writes HTML; text is as it came, for the templates to escape.
 */
package dev.contend.results.html.view;
