/**
 * The command line: {@link dev.contend.harness.cli.Main} and a class for each command. Exit codes
 * are in {@link dev.contend.harness.cli.ExitCode}.
 */
package dev.contend.harness.cli;
