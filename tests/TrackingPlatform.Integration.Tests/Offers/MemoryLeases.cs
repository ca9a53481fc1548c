using TrackingPlatform.Domain.Offers;

namespace TrackingPlatform.Integration.Tests.Offers;

/// <summary>Counters in memory, for what concerns the node alone.</summary>
internal sealed class MemoryLeases : ICapLeases
{
    public Dictionary<(string Cap, DateTimeOffset Start), decimal> Used { get; } = [];

    public List<CapExchange> Exchanges { get; } = [];

    public Task<IReadOnlyList<CapGrant>> ExchangeAsync(Guid node, IReadOnlyList<CapExchange> exchanges, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<CapGrant>>([.. exchanges.Select(Exchange)]);

    public Task<IReadOnlyList<FullCap>> FullAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<FullCap>>([]);

    private CapGrant Exchange(CapExchange exchange)
    {
        Exchanges.Add(exchange);
        var key = (exchange.Counter.Cap.Key, exchange.Counter.Span.Start);
        var left = exchange.Counter.Cap.Cap.Limit - Used.GetValueOrDefault(key) + exchange.GivenBack;
        var tokens = CapGrant.SizeOf(left, exchange.Wanted);
        Used[key] = Used.GetValueOrDefault(key) - exchange.GivenBack + tokens;
        return new CapGrant(tokens, left - tokens);
    }
}
