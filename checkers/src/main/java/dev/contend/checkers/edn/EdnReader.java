package dev.contend.checkers.edn;

/** Reads EDN. */
final class EdnReader {}
