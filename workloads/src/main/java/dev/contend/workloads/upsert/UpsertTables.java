package dev.contend.workloads.upsert;

import static dev.contend.workloads.sql.Sql.execute;
import static dev.contend.workloads.sql.Sql.update;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * The tables of upsert: the products, with or without the constraint, but always with an index on
 * the key; the brands; and the ids of requests that were done.
 */
final class UpsertTables {
  private UpsertTables() {}

  /**
   * Creates them.
   *
   * @param identityColumn how the engine declares a primary key that it generates
   * @param constraint whether a key has one product at most
   */
  static void create(Connection db, String identityColumn, boolean constraint) throws SQLException {
    execute(
        db,
        "CREATE TABLE product (id "
            + identityColumn
            + ", brand VARCHAR(20) NOT NULL,"
            + " serial VARCHAR(20) NOT NULL,"
            + " manufacturer VARCHAR(20) NOT NULL,"
            + " price BIGINT,"
            + " weight BIGINT,"
            + " version BIGINT DEFAULT 0 NOT NULL,"
            + " updated_at BIGINT DEFAULT 0 NOT NULL)");
    execute(
        db,
        "CREATE "
            + (constraint ? "UNIQUE " : "")
            + "INDEX product_key ON product (brand, serial, manufacturer)");
    execute(db, "CREATE TABLE brand (name VARCHAR(20) PRIMARY KEY)");
    execute(db, "CREATE TABLE request (id VARCHAR(40) PRIMARY KEY)");
  }

  static void insertBrand(Connection db, String name) throws SQLException {
    update(db, "INSERT INTO brand (name) VALUES (?)", name);
  }
}
