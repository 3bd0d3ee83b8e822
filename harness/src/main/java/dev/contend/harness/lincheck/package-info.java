/**
 * The second opinion: judges small histories with the state machine of <a
 * href="https://github.com/JetBrains/lincheck">Lincheck</a>, which others wrote. Slower than {@code
 * checkers.linearizability}, and it shares nothing with it but the sequential specification. It
 * lives here because {@code checkers} needs nothing but the JDK. Start reading at {@link
 * dev.contend.harness.lincheck.LincheckChecker}.
 */
package dev.contend.harness.lincheck;
