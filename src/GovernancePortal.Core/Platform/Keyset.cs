using System.Globalization;
using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Platform;

/// <summary>
/// Keyset pages over one sort column and the id: the rows beyond the cursor in the order of travel. Take one more than
/// a page holds and let <see cref="Cursor.PageOf"/> make the page. A deep page costs what the first one does.
/// </summary>
public static class Keyset
{
    /// <summary>Stand in the sort column for a day that is not there.</summary>
    public static readonly DateOnly FarDay = new(2999, 12, 31);
    public static readonly DateOnly EarlyDay = new(1900, 1, 1);

    /// <summary>The day by which rows without one come last, whichever way the column runs.</summary>
    public static DateOnly LastDay(bool descending) => descending ? EarlyDay : FarDay;

    /// <summary>A day as a cursor's text has it.</summary>
    public static string DayKey(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);

    public static (bool Ok, DateOnly Value) ReadDay(string text) => (DateOnly.TryParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day), day);

    /// <param name="key">The sort value; never null in the database (coalesce where it may be).</param>
    /// <param name="read">Reads the cursor's text as a sort value; not ok when it cannot be one: then the first page.</param>
    public static IQueryable<T> Beside<T, TKey>(IQueryable<T> rows, Expression<Func<T, TKey>> key, Expression<Func<T, Guid>> id,
        Cursor? at, Func<string, (bool Ok, TKey Value)> read, bool descending)
    {
        var falling = descending ^ (at?.Backward == true);
        if (at?.Key is { } text && read(text) is (true, var value))
        {
            rows = rows.Where(Past(key, id, value, at.Id, falling));
        }
        return falling ? rows.OrderByDescending(key).ThenByDescending(id) : rows.OrderBy(key).ThenBy(id);
    }

    private static Expression<Func<T, bool>> Past<T, TKey>(Expression<Func<T, TKey>> key, Expression<Func<T, Guid>> id, TKey value, Guid last, bool falling)
    {
        var row = key.Parameters[0];
        var rowId = new Swap(id.Parameters[0], row).Visit(id.Body);
        // Through a field, so that the value travels as a parameter and the plan is kept.
        var keyValue = Expression.Property(Expression.Constant(new Held<TKey>(value)), nameof(Held<TKey>.Value));
        var idValue = Expression.Property(Expression.Constant(new Held<Guid>(last)), nameof(Held<Guid>.Value));
        if (typeof(TKey) == typeof(string) || typeof(TKey) == typeof(DateTimeOffset) || typeof(TKey) == typeof(DateOnly) || typeof(TKey) == typeof(long))
        {
            // (key, id) < (value, last): one range of one composite index, which "or" would not be.
            var tuple = TupleCreate.MakeGenericMethod(typeof(TKey), typeof(Guid));
            var here = Expression.Convert(Expression.Call(tuple, key.Body, rowId), typeof(ITuple));
            var there = Expression.Convert(Expression.Call(tuple, keyValue, idValue), typeof(ITuple));
            return Expression.Lambda<Func<T, bool>>(Expression.Call(falling ? Less : Greater, Expression.Constant(EF.Functions), here, there), row);
        }
        var beyond = Compare(key.Body, keyValue, falling);
        var tied = Expression.AndAlso(Expression.Equal(key.Body, keyValue), Compare(rowId, idValue, falling));
        return Expression.Lambda<Func<T, bool>>(Expression.OrElse(beyond, tied), row);
    }

    private static readonly MethodInfo TupleCreate = typeof(ValueTuple).GetMethods().Single(m => m.Name == nameof(ValueTuple.Create) && m.GetGenericArguments().Length == 2);
    private static readonly MethodInfo Less = typeof(NpgsqlDbFunctionsExtensions).GetMethod(nameof(NpgsqlDbFunctionsExtensions.LessThan), [typeof(DbFunctions), typeof(ITuple), typeof(ITuple)])!;
    private static readonly MethodInfo Greater = typeof(NpgsqlDbFunctionsExtensions).GetMethod(nameof(NpgsqlDbFunctionsExtensions.GreaterThan), [typeof(DbFunctions), typeof(ITuple), typeof(ITuple)])!;

    private static BinaryExpression Compare(Expression left, Expression right, bool falling) =>
        falling ? Expression.LessThan(left, right) : Expression.GreaterThan(left, right);

    private sealed record Held<TValue>(TValue Value);

    private sealed class Swap(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : base.VisitParameter(node);
    }
}
