package dev.contend.harness.explore.independence;

import java.util.Locale;
import java.util.Set;
import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.expression.AnyComparisonExpression;
import net.sf.jsqlparser.expression.BooleanValue;
import net.sf.jsqlparser.expression.CaseExpression;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.DoubleValue;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.JdbcParameter;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.NotExpression;
import net.sf.jsqlparser.expression.NullValue;
import net.sf.jsqlparser.expression.SignedExpression;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.WhenClause;
import net.sf.jsqlparser.expression.operators.arithmetic.Addition;
import net.sf.jsqlparser.expression.operators.arithmetic.Concat;
import net.sf.jsqlparser.expression.operators.arithmetic.Division;
import net.sf.jsqlparser.expression.operators.arithmetic.Modulo;
import net.sf.jsqlparser.expression.operators.arithmetic.Multiplication;
import net.sf.jsqlparser.expression.operators.arithmetic.Subtraction;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.expression.operators.conditional.OrExpression;
import net.sf.jsqlparser.expression.operators.relational.Between;
import net.sf.jsqlparser.expression.operators.relational.EqualsTo;
import net.sf.jsqlparser.expression.operators.relational.ExistsExpression;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.expression.operators.relational.GreaterThan;
import net.sf.jsqlparser.expression.operators.relational.GreaterThanEquals;
import net.sf.jsqlparser.expression.operators.relational.InExpression;
import net.sf.jsqlparser.expression.operators.relational.IsBooleanExpression;
import net.sf.jsqlparser.expression.operators.relational.IsNullExpression;
import net.sf.jsqlparser.expression.operators.relational.LikeExpression;
import net.sf.jsqlparser.expression.operators.relational.MinorThan;
import net.sf.jsqlparser.expression.operators.relational.MinorThanEquals;
import net.sf.jsqlparser.expression.operators.relational.NotEqualsTo;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.ReturningClause;
import net.sf.jsqlparser.statement.create.table.ColDataType;
import net.sf.jsqlparser.statement.create.table.Index;
import net.sf.jsqlparser.statement.delete.Delete;
import net.sf.jsqlparser.statement.delete.ParenthesedDelete;
import net.sf.jsqlparser.statement.insert.Insert;
import net.sf.jsqlparser.statement.insert.InsertConflictAction;
import net.sf.jsqlparser.statement.insert.InsertConflictTarget;
import net.sf.jsqlparser.statement.insert.InsertDuplicateAction;
import net.sf.jsqlparser.statement.insert.ParenthesedInsert;
import net.sf.jsqlparser.statement.merge.Merge;
import net.sf.jsqlparser.statement.merge.MergeDelete;
import net.sf.jsqlparser.statement.merge.MergeInsert;
import net.sf.jsqlparser.statement.merge.MergeUpdate;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.AllTableColumns;
import net.sf.jsqlparser.statement.select.Distinct;
import net.sf.jsqlparser.statement.select.ExceptOp;
import net.sf.jsqlparser.statement.select.Fetch;
import net.sf.jsqlparser.statement.select.GroupByElement;
import net.sf.jsqlparser.statement.select.IntersectOp;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.LateralSubSelect;
import net.sf.jsqlparser.statement.select.Limit;
import net.sf.jsqlparser.statement.select.Offset;
import net.sf.jsqlparser.statement.select.OrderByElement;
import net.sf.jsqlparser.statement.select.ParenthesedFromItem;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.SelectItem;
import net.sf.jsqlparser.statement.select.SetOperationList;
import net.sf.jsqlparser.statement.select.UnionOp;
import net.sf.jsqlparser.statement.select.Values;
import net.sf.jsqlparser.statement.update.ParenthesedUpdate;
import net.sf.jsqlparser.statement.update.Update;
import net.sf.jsqlparser.statement.update.UpdateSet;
import net.sf.jsqlparser.statement.upsert.Upsert;

/** What may occur in a statement's tree. All else makes the statement depend on everything. */
final class Understood {
  private Understood() {}

  /** Statements. */
  static final Set<Class<?>> ROOTS =
      Set.of(
          PlainSelect.class,
          SetOperationList.class,
          ParenthesedSelect.class,
          Insert.class,
          Update.class,
          Delete.class,
          Merge.class,
          Upsert.class);

  /** What they are made of: their meaning lies in the nodes below and in the tables. */
  static final Set<Class<?>> PARTS =
      Set.of(
          Addition.class,
          Alias.class,
          Alias.AliasColumn.class,
          AllColumns.class,
          AllTableColumns.class,
          AndExpression.class,
          AnyComparisonExpression.class,
          Between.class,
          BooleanValue.class,
          CaseExpression.class,
          CastExpression.class,
          ColDataType.class,
          Column.class,
          Concat.class,
          Distinct.class,
          Division.class,
          DoubleValue.class,
          EqualsTo.class,
          ExceptOp.class,
          ExistsExpression.class,
          ExpressionList.class,
          Fetch.class,
          Function.class,
          GreaterThan.class,
          GreaterThanEquals.class,
          GroupByElement.class,
          InExpression.class,
          Index.ColumnParams.class,
          InsertConflictAction.class,
          InsertConflictTarget.class,
          InsertDuplicateAction.class,
          IntersectOp.class,
          IsBooleanExpression.class,
          IsNullExpression.class,
          JdbcParameter.class,
          Join.class,
          LateralSubSelect.class,
          LikeExpression.class,
          Limit.class,
          LongValue.class,
          MergeDelete.class,
          MergeInsert.class,
          MergeUpdate.class,
          MinorThan.class,
          MinorThanEquals.class,
          Modulo.class,
          Multiplication.class,
          NotEqualsTo.class,
          NotExpression.class,
          NullValue.class,
          Offset.class,
          OrExpression.class,
          OrderByElement.class,
          ParenthesedDelete.class,
          ParenthesedExpressionList.class,
          ParenthesedFromItem.class,
          ParenthesedInsert.class,
          ParenthesedUpdate.class,
          ReturningClause.class,
          SelectItem.class,
          SignedExpression.class,
          StringValue.class,
          Subtraction.class,
          Table.class,
          UnionOp.class,
          UpdateSet.class,
          Values.class,
          WhenClause.class);

  private static final Set<String> PURE_FUNCTIONS =
      Set.of(
          "abs",
          "avg",
          "ceil",
          "ceiling",
          "char_length",
          "coalesce",
          "concat",
          "count",
          "floor",
          "greatest",
          "ifnull",
          "least",
          "length",
          "lower",
          "max",
          "min",
          "mod",
          "nullif",
          "round",
          "sign",
          "sum",
          "upper",
          "values");

  private static final Set<String> PLAIN_TYPES =
      Set.of(
          "bigint",
          "bool",
          "boolean",
          "char",
          "decimal",
          "int",
          "int4",
          "int8",
          "integer",
          "numeric",
          "signed",
          "smallint",
          "text",
          "unsigned",
          "uuid",
          "varchar");

  /** Whether what it returns depends on its arguments only, and it does nothing else. */
  static boolean pure(Function function) {
    return function.getMultipartName().size() == 1
        && PURE_FUNCTIONS.contains(function.getName().toLowerCase(Locale.ROOT));
  }

  /** Whether a cast to it depends on the value only: not a name to look up, not a time. */
  static boolean plain(ColDataType type) {
    return PLAIN_TYPES.contains(type.getDataType().toLowerCase(Locale.ROOT));
  }
}
