/**
 * Upsert: a product is looked up by brand, serial and manufacturer, then updated or created. After
 * what Django's documentation warns of at {@code update_or_create}, and what people run into: two
 * requests find no product, both create one.
 *
 * <p>{@link dev.contend.workloads.upsert.UpsertWorkload} lists the strategies, each a class of its
 * own that implements {@link dev.contend.workloads.upsert.UpsertStrategy}; {@code
 * upsert-grades.txt} beside them says what holds where.
 */
package dev.contend.workloads.upsert;
