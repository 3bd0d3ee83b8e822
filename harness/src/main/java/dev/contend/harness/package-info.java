/**
 * What races code against databases: {@code database} starts and knows the servers, {@code
 * generator} draws operations, {@code parts} are what there is beside a database and {@code redis}
 * is a real one of them, {@code workload} is what a catalogue has to provide, {@code stress} runs
 * clients and records what happens, {@code explore} runs every order of statements, {@code run}
 * does both for many cells and judges them, {@code published} is what others found, {@code cli} is
 * the command line, and {@code testing} is for tests of your own code.
 */
package dev.contend.harness;
