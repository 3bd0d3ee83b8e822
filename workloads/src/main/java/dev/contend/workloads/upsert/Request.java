package dev.contend.workloads.upsert;

/**
 * A request to update or create a product.
 *
 * @param id chosen by the client; the same when it sends the request again
 * @param user on whose behalf
 * @param key of the product
 * @param fields that it is to have, whatever others it has
 */
record Request(String id, String user, ProductKey key, Fields fields) {}
