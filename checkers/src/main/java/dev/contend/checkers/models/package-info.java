/** Finds by name what a history can be checked for: {@link dev.contend.checkers.models.Models}. */
package dev.contend.checkers.models;
