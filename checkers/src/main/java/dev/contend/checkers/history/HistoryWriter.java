package dev.contend.checkers.history;

/** Writes histories. */
final class HistoryWriter {}
