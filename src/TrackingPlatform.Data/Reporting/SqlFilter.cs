using System.Globalization;
using Npgsql;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Reporting;

/// <summary>The conditions of one query with their values: values only ever travel as parameters.</summary>
internal sealed class SqlFilter
{
    private readonly List<string> _conditions = [];

    public List<NpgsqlParameter> Parameters { get; } = [];

    /// <summary>The conditions joined; true when there are none.</summary>
    public string Where => _conditions.Count == 0 ? "true" : string.Join(" and ", _conditions);

    /// <summary>Adds a value and answers its place holder.</summary>
    public string Value(object value)
    {
        Parameters.Add(new NpgsqlParameter { Value = value is DateTimeOffset moment ? moment.ToUniversalTime() : value });
        return "$" + Parameters.Count.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Adds a condition whose <c>@</c> stands for the value; nothing where there is no value.</summary>
    public SqlFilter And(string condition, object? value)
    {
        if (value is not null)
        {
            _conditions.Add(condition.Replace("@", Value(value), StringComparison.Ordinal));
        }

        return this;
    }

    /// <summary>Adds a condition on an id.</summary>
    public SqlFilter AndId<TId>(string condition, TId? id)
        where TId : struct, IEntityId<TId> => And(condition, id?.Value);

    /// <summary>Adds a condition on the outside name of an enum's member.</summary>
    public SqlFilter AndName<TEnum>(string condition, TEnum? value)
        where TEnum : struct, Enum => And(condition, value is { } member ? WireName<TEnum>.Of(member) : null);

    /// <summary>Adds a condition without a value.</summary>
    public SqlFilter AndAlso(string condition)
    {
        _conditions.Add(condition);
        return this;
    }

    /// <summary>Holds an id column to a stretch of time.</summary>
    public SqlFilter Within(string column, TimeRange range) =>
        And(column + " >= @", range.FirstId).And(column + " < @", range.EndId);
}
