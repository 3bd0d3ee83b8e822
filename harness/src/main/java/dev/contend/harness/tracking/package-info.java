/**
 * Watches the JDBC calls of one operation, to know what an error left behind, which both drivers
 * need, and what it sent.
 */
package dev.contend.harness.tracking;
