/**
 * What a run leaves behind, as data: the {@link dev.contend.results.RunDirectory} with {@code
 * run.json} ({@link dev.contend.results.RunRecord}), and for each cell its {@code history.edn} and
 * {@code verdict.json} ({@link dev.contend.results.CellDetail}). The HTML report in {@code html} is
 * made from such a directory alone, so it can be made again at any time.
 */
package dev.contend.results;
