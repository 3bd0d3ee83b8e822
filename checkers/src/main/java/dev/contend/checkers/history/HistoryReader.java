package dev.contend.checkers.history;

/** Reads histories. */
final class HistoryReader {}
