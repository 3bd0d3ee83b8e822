/**
 * Shows run directories in a browser over HTTP, to this machine only: {@link
 * dev.contend.results.serve.RunsServer}.
 */
package dev.contend.results.serve;
