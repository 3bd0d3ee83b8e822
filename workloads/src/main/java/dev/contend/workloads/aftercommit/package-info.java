/**
 * After the commit: a submit inserts a row and sends a task for it to a queue, and a worker does
 * the task with the row. After what Celery's User Guide tells under "Database transactions": the
 * task is sent inside the transaction, the worker is faster than the commit, and finds no row.
 *
 * <p>{@link dev.contend.workloads.aftercommit.AfterCommitWorkload} lists the strategies, each a
 * class of its own that implements {@link dev.contend.workloads.aftercommit.SubmitStrategy}; {@code
 * after-commit-grades.txt} beside them says what holds where.
 */
package dev.contend.workloads.aftercommit;
