namespace TrackingPlatform.Data.Tenancy;

/// <summary>The columns of a <see cref="RowSet"/> and the parts of SQL that read them.</summary>
internal sealed class RowShape
{
    private const string ListType = "text[]";

    /// <summary>A shape of columns with their types, separated by commas: <c>tenant_id uuid, status text</c>.</summary>
    public RowShape(string columns)
    {
        var parts = columns.Split(',', StringSplitOptions.TrimEntries).Select(column => column.Split(' ')).ToArray();
        Count = parts.Length;
        Columns = string.Join(", ", parts.Select(part => part[0]));
        Given = $"unnest({string.Join(", ", parts.Select((part, index) => $"${index + 1}::{(part[1] == ListType ? "jsonb" : part[1])}[]"))}) given ({Columns})";
        Values = string.Join(", ", parts.Select(part => part[1] == ListType
            ? $"case when given.{part[0]} is not null then array(select value from jsonb_array_elements_text(given.{part[0]}) with ordinality item (value, n) order by n) end"
            : $"given.{part[0]}"));
    }

    /// <summary>How many columns there are, and so parameters.</summary>
    public int Count { get; }

    /// <summary>Their names.</summary>
    public string Columns { get; }

    /// <summary>The rows, for <c>from</c>.</summary>
    public string Given { get; }

    /// <summary>Their values, for <c>select</c>.</summary>
    public string Values { get; }
}
