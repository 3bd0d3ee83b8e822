/**
 * What the workload {@code bank} must hold: transfers move money between accounts, so whoever reads
 * all balances sees the same total, none is below zero, and what is there at the end is what the
 * acknowledged transfers make of what there was.
 *
 * <p>Its histories are in the form of <a
 * href="https://github.com/jepsen-io/jepsen/blob/main/jepsen/src/jepsen/tests/bank.clj">Jepsen's
 * bank test</a>, with three additions of ours: the first, the last and the refusal.
 *
 * <table>
 *   <caption>Operations</caption>
 *   <tr><th>operation</th><th>invocation</th><th>answer</th></tr>
 *   <tr><td>{@code :initial}</td><td>{@code nil}</td>
 *       <td>{@code {1 10, 2 10}}: the balance of each account, read before anybody was at work</td></tr>
 *   <tr><td>{@code :transfer}</td><td>{@code {:from 1, :to 2, :amount 5}}</td>
 *       <td>the same, or {@code {:from 1, :to 2, :amount 5, :refused :insufficient-funds}}</td></tr>
 *   <tr><td>{@code :read}</td><td>{@code nil}</td><td>{@code {1 5, 2 15}}</td></tr>
 *   <tr><td>{@code :final}</td><td>{@code nil}</td>
 *       <td>{@code {1 5, 2 15}}: read when nobody was at work any more</td></tr>
 * </table>
 *
 * <p>Accounts are told apart by how their names are written, since JSON has no numbers for keys.
 *
 * <p><b>Histories from elsewhere.</b> Jepsen's do not say with what balances they began, and its
 * checker asks no more of them than what each read shows. So does this one: without an {@code
 * :initial} the accounts and the total are those of the first read, the ledger and the order of the
 * answers are not judged, and the verdict says so. A transfer that Jepsen's clients refuse is a
 * {@code :fail}, of which nothing is asked. {@link dev.contend.checkers.bank.BankModel} names all
 * that is checked.
 */
package dev.contend.checkers.bank;
