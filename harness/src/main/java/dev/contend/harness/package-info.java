/**
 * What races code against databases: {@code database} starts and knows the servers, {@code
 * generator} draws operations, {@code workload} is what a catalogue has to provide, {@code stress}
 * runs clients and records what happens, {@code run} does that for many cells and judges them, and
 * {@code cli} is the command line.
 */
package dev.contend.harness;
