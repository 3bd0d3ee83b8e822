/**
 * Real database servers for a race: started, told apart, classified, and gone afterwards.
 *
 * <p>Start reading at {@link dev.contend.harness.database.Engine}, which holds all that is
 * particular to one product. It starts a {@link dev.contend.harness.database.Server}, which makes a
 * {@link dev.contend.harness.database.Schema}, which hands out sessions. {@link
 * dev.contend.harness.database.Engines} lists the products.
 *
 * <p>What can be raced is a {@link dev.contend.harness.database.Database}. One that Contend starts
 * is a {@link dev.contend.harness.database.StartedDatabase}: a process of this system from an
 * artifact ({@code EmbeddedServer}, {@code EmbeddedVersions}), or a container ({@code
 * ContainerServer}).
 *
 * <p>A server that is already there is an {@link dev.contend.harness.database.ExternalDatabase};
 * how we behave on it is in {@code ExternalServer}, {@code Guest} and {@code Leftovers}.
 *
 * <p>Whatever happens to this process, its embedded servers end and their folders vanish: see
 * {@code Reaper}.
 */
package dev.contend.harness.database;
