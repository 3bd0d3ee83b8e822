/**
 * What the workloads of the catalogue have in common beside their SQL: {@link
 * dev.contend.workloads.kit.Entries}, a workload's strategies with the code of each, and {@link
 * dev.contend.workloads.kit.EntriesWorkload}, a workload that is made of them.
 */
package dev.contend.workloads.kit;
