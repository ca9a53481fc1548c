using System.Net;
using System.Security.Cryptography;
using CsCheck;
using TrackingPlatform.Domain.Privacy;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Domain.Tests.Privacy;

public sealed class VisitorKeyTests
{
    private static readonly byte[] Secret = SHA256.HashData("one tenant's day"u8);
    private static readonly TenantId Tenant = new(new Guid("0190a3c4-0000-7000-8000-000000000001"));
    private static readonly DateOnly Day = new(2031, 5, 6);
    private static readonly IPAddress Address = IPAddress.Parse("203.0.113.77");
    private static readonly Gen<byte[]> AddressBytes = Gen.OneOf(Gen.Byte.Array[4], Gen.Byte.Array[16]);
    private const string Agent = "Mozilla/5.0";

    [Fact]
    public void The_same_visitor_has_the_same_key_all_day() =>
        Assert.Equal(VisitorKey.Of(Secret, Tenant, Day, Address, Agent), VisitorKey.Of(Secret, Tenant, Day, Address.MapToIPv6(), Agent));

    [Fact]
    public void The_key_is_the_first_half_of_the_keyed_hash_of_the_parts_in_their_places()
    {
        byte[] message = [.. Tenant.Value.ToByteArray(bigEndian: true), 0, 0, 0, 0, 4, 203, 0, 113, 77, .. new byte[12], .. "Mozilla/5.0"u8];
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(message.AsSpan(16), Day.DayNumber);

        Assert.Equal(HMACSHA256.HashData(Secret, message)[..VisitorKey.Length], VisitorKey.Of(Secret, Tenant, Day, Address, Agent));
    }

    [Fact]
    public void Another_tenant_day_address_agent_or_secret_gives_another_key()
    {
        byte[][] keys =
        [
            VisitorKey.Of(Secret, Tenant, Day, Address, Agent),
            VisitorKey.Of(Secret, new TenantId(new Guid("0190a3c4-0000-7000-8000-000000000002")), Day, Address, Agent),
            VisitorKey.Of(Secret, Tenant, Day.AddDays(1), Address, Agent),
            VisitorKey.Of(Secret, Tenant, Day, IPAddress.Parse("203.0.113.78"), Agent),
            VisitorKey.Of(Secret, Tenant, Day, Address, Agent + "1"),
            VisitorKey.Of(Secret, Tenant, Day, Address, ""),
            VisitorKey.Of(SHA256.HashData("another"u8), Tenant, Day, Address, Agent),
        ];

        Assert.Equal(keys.Length, keys.Select(Convert.ToHexString).Distinct().Count());
    }

    [Fact]
    public void No_two_visitors_share_a_key() =>
        Gen.Select(AddressBytes, Gen.String, AddressBytes, Gen.String)
            .Where(pair => !Plain(pair.Item1).Equals(Plain(pair.Item3)))
            .Sample(pair => Assert.NotEqual(
                VisitorKey.Of(Secret, Tenant, Day, new IPAddress(pair.Item1), pair.Item2),
                VisitorKey.Of(Secret, Tenant, Day, new IPAddress(pair.Item3), pair.Item4)));

    [Fact]
    public void A_long_agent_counts_to_its_end() =>
        Assert.NotEqual(
            VisitorKey.Of(Secret, Tenant, Day, Address, new string('x', 9_000) + "a"),
            VisitorKey.Of(Secret, Tenant, Day, Address, new string('x', 9_000) + "b"));

    [Fact]
    public void A_short_secret_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => VisitorKey.Of(new byte[31], Tenant, Day, Address, Agent));

    private static IPAddress Plain(byte[] bytes) => new IPAddress(bytes) is { IsIPv4MappedToIPv6: true } mapped ? mapped.MapToIPv4() : new IPAddress(bytes);
}
