package dev.contend.workloads.create;

/** A strategy whose callers meet in the memory of the application. */
interface SharedInMemory {}
