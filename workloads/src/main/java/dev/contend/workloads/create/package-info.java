/**
 * Create: a customer is created under a login that nobody else has. After the account of Django
 * REST framework under two requests at once (gertjanol/drfconcurrency): the serializer finds the
 * login free twice, one request gets 201, the other a 500, and no transaction changes that.
 *
 * <p>{@link dev.contend.workloads.create.CreateWorkload} lists the strategies, each a class of its
 * own that implements {@link dev.contend.workloads.create.CreateStrategy}. Whether the table has a
 * unique constraint is part of the strategy. {@code create-grades.txt} beside them says what holds
 * where.
 */
package dev.contend.workloads.create;
