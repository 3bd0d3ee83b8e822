package dev.contend.workloads.create;

/**
 * An operation as it is drawn: on a slot, whose login depends on the run.
 *
 * @param slot from 0
 * @param again whether it asks for the login before, which somebody has, if there is one
 */
record CreateDraw(int slot, boolean again) {}
