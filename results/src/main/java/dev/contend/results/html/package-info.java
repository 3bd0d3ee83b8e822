/**
 * Makes the HTML report from run directories: static pages that need no network and no server.
 * Start reading at {@link dev.contend.results.html.Report}. What a page says is decided in {@code
 * view} and {@code timeline}, as records; how it looks, in the templates ({@code src/main/jte}) and
 * the style sheet. Templates only place what records hold, so that the template engine escapes all
 * of it.
 */
package dev.contend.results.html;
