namespace TrackingPlatform.Domain.Campaigns;

/// <summary>What must hold of a visitor, as people wrote it: tests in groups of all, any and not. Compiled by <see cref="ConditionCompiler"/>.</summary>
public abstract record Condition
{
    /// <summary>Groups within groups at the most, so that nobody's condition costs more than a glance.</summary>
    public const int DeepestGroup = 6;

    /// <summary>Tests in one condition at the most.</summary>
    public const int MostTests = 100;

    /// <summary>Values in one test at the most.</summary>
    public const int MostValues = 2_000;

    private Condition() { }

    /// <summary>Holds when every part holds; with no parts, always.</summary>
    public sealed record All(IReadOnlyList<Condition> Parts) : Condition;

    /// <summary>Holds when at least one part holds; with no parts, never.</summary>
    public sealed record Any(IReadOnlyList<Condition> Parts) : Condition;

    /// <summary>Holds when the part does not.</summary>
    public sealed record Not(Condition Part) : Condition;

    /// <summary>Compares one field.</summary>
    /// <param name="Field">What is looked at.</param>
    /// <param name="Operator">How it is compared.</param>
    /// <param name="Values">With what, at least one.</param>
    /// <param name="Name">The parameter's name; only with <see cref="ConditionField.Param"/>.</param>
    /// <param name="TimeZone">An IANA zone; only with <see cref="ConditionField.Time"/> and <see cref="ConditionField.Weekday"/>, the tenant's when absent.</param>
    public sealed record Test(
        ConditionField Field, ConditionOperator Operator, IReadOnlyList<string> Values, string? Name = null, string? TimeZone = null) : Condition;
}
