namespace TrackingPlatform.Integration.Tests.Conversions;

/// <summary>The tests that share one database of books, one after the other: settling and folding reach across tenants.</summary>
[CollectionDefinition(Name)]
public sealed class LedgerCollection : ICollectionFixture<LedgerFixture>
{
    public const string Name = "ledger";
}
