package dev.contend.harness.testing;

import static dev.contend.harness.testing.Contend.explore;
import static dev.contend.harness.testing.Isolation.READ_COMMITTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.Entity;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Id;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.jpa.HibernatePersistenceConfiguration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** JPA on Hibernate, as it is, with and without {@code @Version}. */
class HibernateExampleIT {
  static {
    System.setProperty("org.jboss.logging.provider", "slf4j"); // or it talks to standard error
  }

  private static final String[] TABLE = {
    "CREATE TABLE account (id INT PRIMARY KEY, balance INT NOT NULL, version INT NOT NULL)",
    "INSERT INTO account VALUES (1, 100, 0)"
  };
  private static final TestDatabase POSTGRES = TestDatabase.postgres().with(TABLE);
  private static final TestDatabase MARIADB = TestDatabase.mariadb().with(TABLE);

  static List<TestDatabase> both() {
    return List.of(POSTGRES, MARIADB);
  }

  /** An entity that somebody forgot to version. */
  @Entity(name = "Plain")
  @Table(name = "account")
  static class PlainAccount {
    @Id int id;
    int balance;
    int version;
  }

  /** The same, versioned. */
  @Entity(name = "Versioned")
  @Table(name = "account")
  static class VersionedAccount {
    @Id int id;
    int balance;
    @Version int version;
  }

  /** The application's own. */
  record Bank(EntityManagerFactory entities) implements AutoCloseable {
    static Bank on(DataSource dataSource) {
      return new Bank(
          new HibernatePersistenceConfiguration("bank")
              .managedClasses(PlainAccount.class, VersionedAccount.class)
              .property(AvailableSettings.JAKARTA_NON_JTA_DATASOURCE, dataSource)
              .createEntityManagerFactory());
    }

    int depositPlain(int amount) {
      return entities.callInTransaction(
          em -> {
            PlainAccount account = em.find(PlainAccount.class, 1);
            account.balance += amount;
            return account.balance;
          });
    }

    int deposit(int amount) {
      return entities.callInTransaction(
          em -> {
            VersionedAccount account = em.find(VersionedAccount.class, 1);
            account.balance += amount;
            return account.balance;
          });
    }

    int depositAgain(int amount) {
      while (true) {
        try {
          return deposit(amount);
        } catch (RuntimeException e) {
          if (!isStale(e)) {
            throw e;
          }
        }
      }
    }

    static boolean isStale(Throwable error) {
      return error instanceof OptimisticLockException || error != null && isStale(error.getCause());
    }

    int balance() {
      return entities.callInTransaction(em -> em.find(PlainAccount.class, 1).balance);
    }

    @Override
    public void close() {
      entities.close();
    }
  }

  private static Race<Void, Integer> twoDeposits(
      TestDatabase database, Bank bank, Function<Integer, Integer> deposit) {
    return explore(database, READ_COMMITTED)
        .session("A", (db, none) -> deposit.apply(10))
        .session("B", (db, none) -> deposit.apply(20))
        .observe((db, none) -> bank.balance());
  }

  @ParameterizedTest
  @MethodSource("both")
  void withoutAVersionADepositIsLost(TestDatabase database) {
    try (Bank bank = Bank.on(database.dataSource())) {
      assertThatThrownBy(
              () -> twoDeposits(database, bank, bank::depositPlain).assertEveryScheduleIsSerial())
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("state-anomaly")
          .hasMessageMatching("(?s).*final state: 1[12]0\n.*");
    }
  }

  @ParameterizedTest
  @MethodSource("both")
  void withAVersionTheSecondIsRefused(TestDatabase database) {
    try (Bank bank = Bank.on(database.dataSource())) {
      Explored explored =
          twoDeposits(database, bank, bank::deposit)
              .refusal(OptimisticLockException.class)
              .assertEveryScheduleIsSerial();

      assertThat(explored.coverage()).startsWith("all ");
    }
  }

  @ParameterizedTest
  @MethodSource("both")
  void withAVersionAndAnotherTryBothAreMade(TestDatabase database) {
    try (Bank bank = Bank.on(database.dataSource())) {
      twoDeposits(database, bank, bank::depositAgain)
          .invariant("both are there", balance -> balance == 130)
          .assertEveryScheduleIsSerial();
    }
  }
}
