/**
 * Get-or-create: the id of the row of a key, which is made if it is not there. After Django ticket
 * 13906: at MySQL's REPEATABLE READ the insert is refused because the row is there, and the get
 * after it, in the same snapshot, still does not find it.
 *
 * <p>{@link dev.contend.workloads.getorcreate.GetOrCreateWorkload} lists the strategies, each a
 * class of its own that implements {@link dev.contend.workloads.getorcreate.GetOrCreateStrategy};
 * {@code get-or-create-grades.txt} beside them says what holds where.
 */
package dev.contend.workloads.getorcreate;
