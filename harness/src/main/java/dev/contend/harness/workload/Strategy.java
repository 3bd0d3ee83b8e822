package dev.contend.harness.workload;

/**
 * One way that an application could implement a workload's operations.
 *
 * @param name in lower case with hyphens: {@code select-for-update}
 * @param belief what people believe about it, a sentence
 * @param proposed where it was proposed, a sentence
 * @param code the class that reads like the snippet that it is; its source is shown in reports
 */
public record Strategy(String name, String belief, String proposed, Class<?> code) {}
