using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Domain.Reporting;

/// <summary>What a report is broken down or filtered by: one of the dimensions, of parameters one by its name.</summary>
/// <remarks>Written as the dimension's name, parameters as <c>param:name</c>. Immutable.</remarks>
public readonly record struct ReportAxis
{
    /// <summary>The longest name of a parameter.</summary>
    public const int LongestParameter = 100;

    private const string ParameterPrefix = "param:";

    private ReportAxis(ReportDimension dimension, string? parameter) => (Dimension, Parameter) = (dimension, parameter);

    /// <summary>The dimension.</summary>
    public ReportDimension Dimension { get; }

    /// <summary>The parameter's name; null for every dimension but <see cref="ReportDimension.Param"/>.</summary>
    public string? Parameter { get; }

    /// <summary>Every axis that needs no name of its own, in the order of declaration.</summary>
    public static IReadOnlyList<ReportAxis> All { get; } =
        [.. Enum.GetValues<ReportDimension>().Where(dimension => dimension != ReportDimension.Param).Select(dimension => new ReportAxis(dimension, null))];

    /// <summary>How people are told what there is.</summary>
    public static string Names { get; } = string.Join(", ", All) + ", param:name";

    /// <summary>A dimension as an axis.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Parameters are told apart by their names.</exception>
    public static implicit operator ReportAxis(ReportDimension dimension) => Of(dimension);

    /// <summary>A dimension as an axis.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Parameters are told apart by their names.</exception>
    public static ReportAxis Of(ReportDimension dimension) =>
        dimension == ReportDimension.Param ? throw new ArgumentOutOfRangeException(nameof(dimension), "A parameter needs its name.") : new ReportAxis(dimension, null);

    /// <summary>Reads a name as it is written; false when there is no such axis.</summary>
    public static bool TryParse(string? text, out ReportAxis axis)
    {
        axis = default;
        if (text?.StartsWith(ParameterPrefix, StringComparison.Ordinal) is true)
        {
            var name = text[ParameterPrefix.Length..];
            axis = new ReportAxis(ReportDimension.Param, name);
            return name.Length is > 0 and <= LongestParameter && !name.Any(letter => char.IsControl(letter) || letter == ',');
        }

        if (!WireName<ReportDimension>.TryParse(text, out var dimension) || dimension == ReportDimension.Param)
        {
            return false;
        }

        axis = new ReportAxis(dimension, null);
        return true;
    }

    /// <summary>The name that <see cref="TryParse"/> reads.</summary>
    public override string ToString() => Parameter is null ? WireName<ReportDimension>.Of(Dimension) : ParameterPrefix + Parameter;
}
