/** What others published of the levels of isolation of the engines that Contend runs. */
package dev.contend.harness.published;
