/**
 * Histories: the invocations and completions of one test, in order of time. {@link
 * dev.contend.checkers.history.History} holds one compactly, {@link
 * dev.contend.checkers.history.HistoryReader} and {@link
 * dev.contend.checkers.history.HistoryWriter} exchange them with Jepsen's tools, one EDN map a
 * line, or with others as JSON lines.
 */
package dev.contend.checkers.history;
