/**
 * Sequential specifications that are ready for use: {@code check --model register} and its like.
 * Their operations have the forms that Jepsen and Knossos write.
 *
 * <p>Start reading at {@link dev.contend.checkers.specs.RegisterSpec}, and at {@link
 * dev.contend.checkers.specs.KeyedSpec} for what they share: an event's {@code :key} names the
 * object, and each object is judged by itself. {@link dev.contend.checkers.specs.ReadySpecs} lists
 * them.
 */
package dev.contend.checkers.specs;
