using TrackingPlatform.Domain.Forwarding;

namespace TrackingPlatform.Domain.Tests.Forwarding;

public sealed class BatchIdTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_same_deliveries_have_the_same_name_and_others_have_another()
    {
        DeliveryId[] some = [.. Enumerable.Range(0, 5).Select(_ => DeliveryId.New(Now))];

        Assert.Equal(BatchId.Of(some), BatchId.Of(some.Reverse().Append(some[0])));
        Assert.NotEqual(BatchId.Of(some), BatchId.Of(some[1..]));
        Assert.Equal(8, BatchId.Of(some).Value.Version);
    }
}
