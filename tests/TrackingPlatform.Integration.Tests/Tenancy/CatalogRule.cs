namespace TrackingPlatform.Integration.Tests.Tenancy;

/// <summary>One rule about the database's catalog, and proof that it can fail.</summary>
/// <param name="Name">The rule as a sentence.</param>
/// <param name="Violations">A query that lists whatever breaks the rule; it may use the views of <see cref="CatalogTests"/>.</param>
/// <param name="Sabotage">Statements each of which breaks the rule.</param>
public sealed record CatalogRule(string Name, string Violations, params string[] Sabotage)
{
    public override string ToString() => Name;
}
