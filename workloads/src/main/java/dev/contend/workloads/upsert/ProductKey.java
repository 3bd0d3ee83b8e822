package dev.contend.workloads.upsert;

/** By what the application knows a product. */
record ProductKey(String brand, String serial, String manufacturer) {}
