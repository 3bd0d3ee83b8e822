package dev.contend.workloads.getorcreate;

/**
 * An operation as it is drawn.
 *
 * @param back how many tags before the newest
 */
record GetOrCreateDraw(int back) {}
