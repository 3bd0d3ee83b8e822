/**
 * The catalogue: what applications do and the ways in which they do it. Each workload has a package
 * of its own with one small class a strategy; {@code sql} has the few lines that they share.
 */
package dev.contend.workloads;
