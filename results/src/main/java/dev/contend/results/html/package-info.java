/**
 * Makes the HTML report from run directories: static pages that need no network and no server.
 * Start reading at {@link dev.contend.results.html.Report}; {@link
 * dev.contend.results.html.CheckReport} shows checked files. What a page says is decided in {@code
 * view}, {@code timeline}, {@code order} and {@code dependency}, as records; how it looks, in the
 * templates ({@code src/main/jte}) and the style sheet. Templates only place what records hold, so
 * that the template engine escapes all of it.
 */
package dev.contend.results.html;
