/**
 * Rw-register: transactions read registers and write them, random ones. After Elle (Kingsbury and
 * Alvaro, 2020). A register forgets what it held, so less can be told of the order of its values
 * than of lists, but its statements are those of ordinary rows.
 *
 * <p>{@link dev.contend.workloads.rwregister.RwRegisterWorkload} lists the strategies, each a class
 * of its own that implements {@link dev.contend.workloads.rwregister.RegisterStrategy}; {@code
 * rw-register-grades.txt} beside them says what holds where.
 */
package dev.contend.workloads.rwregister;
