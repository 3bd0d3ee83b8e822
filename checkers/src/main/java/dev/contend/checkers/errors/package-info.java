/**
 * What an application must not do with errors, whatever its workload: let one reach its caller, or
 * stop half-way. The driver marks such completions; see {@link
 * dev.contend.checkers.errors.ErrorMarks}.
 */
package dev.contend.checkers.errors;
