using System.Security.Cryptography;
using CsCheck;
using TrackingPlatform.Domain.Privacy;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Domain.Tests.Privacy;

public sealed class VisitorCookieTests
{
    private static readonly DateOnly Today = new(2026, 11, 25);
    private static readonly TenantId Tenant = new(Guid.CreateVersion7());

    [Fact]
    public void A_cookie_comes_back_as_it_was_given() => Gen.Byte.Array[16].Select(Gen.Byte.Array[16]).Sample((id, key) =>
    {
        var cookie = new VisitorCookie(id, Today, key);
        var read = VisitorCookie.Read(cookie.Write())!;
        Assert.Equal((cookie.Day, Convert.ToHexString(id), Convert.ToHexString(key)), (read.Day, Convert.ToHexString(read.Id), Convert.ToHexString(read.FirstKey)));
    });

    [Fact]
    public void Whatever_else_is_sent_is_no_cookie_of_ours() => Gen.String[0, 60].Sample(text =>
    {
        if (VisitorCookie.Read(text) is { } read)
        {
            Assert.Equal(text, read.Write());
        }
    });

    [Fact]
    public void On_its_first_day_the_key_stays_and_later_the_number_makes_it()
    {
        var (first, secret) = (RandomNumberGenerator.GetBytes(16), RandomNumberGenerator.GetBytes(32));
        var cookie = new VisitorCookie(RandomNumberGenerator.GetBytes(16), Today, first);

        Assert.Equal(first, cookie.KeyOf(secret, Tenant, Today));
        var next = cookie.KeyOf(secret, Tenant, Today.AddDays(1));
        Assert.Equal(next, cookie.KeyOf(secret, Tenant, Today.AddDays(1)));
        Assert.NotEqual(next, cookie.KeyOf(secret, Tenant, Today.AddDays(2)));
        Assert.NotEqual(next, cookie.KeyOf(secret, new TenantId(Guid.CreateVersion7()), Today.AddDays(1)));
        Assert.NotEqual(next, new VisitorCookie(RandomNumberGenerator.GetBytes(16), Today, first).KeyOf(secret, Tenant, Today.AddDays(1)));
    }
}
