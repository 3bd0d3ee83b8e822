/**
 * Queues, locks and counters in a real Redis, for races that need one. {@link
 * dev.contend.harness.redis.RedisServer} is one of ours, started for a run and gone with it; it
 * hands out {@link dev.contend.harness.redis.RedisServices}, a fresh set for each race.
 *
 * <p>The recipes are those that applications use: a list for a queue and a sorted set for what is
 * due later, {@code SET … NX PX} for a lock, {@code INCRBY} for a counter. What takes two commands
 * is a Lua script, which Redis runs as one.
 */
package dev.contend.harness.redis;
