/**
 * Watches the JDBC calls of one operation, to know what an error left behind; both drivers need it.
 */
package dev.contend.harness.tracking;
