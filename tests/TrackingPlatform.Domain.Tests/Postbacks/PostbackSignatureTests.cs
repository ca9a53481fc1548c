using System.Text;
using CsCheck;
using TrackingPlatform.Domain.Postbacks;

namespace TrackingPlatform.Domain.Tests.Postbacks;

public sealed class PostbackSignatureTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1_772_360_142);

    [Fact]
    public void It_is_what_openssl_makes_of_it() =>
        // printf '1772360142.click_id=abc' | openssl dgst -sha256 -hmac secret
        Assert.Equal("t=1772360142,v1=40cf077a6ceebd65ddfd665fbac88ced142ed8be64bbf6f45b8865f786e75f32", PostbackSignature.Sign("secret", "click_id=abc"u8, Now));

    [Fact]
    public void Without_a_body_the_query_is_signed()
    {
        Assert.Equal("a=%20b"u8.ToArray(), PostbackSignature.SignedBytes([], "?a=%20b"));
        Assert.Equal("{}"u8.ToArray(), PostbackSignature.SignedBytes("{}"u8, "a=b"));
    }

    [Theory]
    [InlineData(0, SignatureVerdict.Valid)]
    [InlineData(300, SignatureVerdict.Valid)]
    [InlineData(-300, SignatureVerdict.Valid)]
    [InlineData(301, SignatureVerdict.Expired)]
    [InlineData(-301, SignatureVerdict.Expired)]
    public void It_is_good_for_five_minutes(int seconds, SignatureVerdict expected) =>
        Assert.Equal(expected, PostbackSignature.Verify(PostbackSignature.Sign("s", "x"u8, Now), "s", "x"u8, Now.AddSeconds(seconds)));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("v1=00")]
    [InlineData("t=1772360142")]
    [InlineData("t=-1,v1=00")]
    [InlineData("t=x,v1=00")]
    [InlineData("t=99999999999999999999,v1=00")]
    public void Anything_else_is_malformed(string? header) => Assert.Equal(SignatureVerdict.Malformed, PostbackSignature.Verify(header, "s", "x"u8, Now));

    [Fact]
    public void One_of_several_may_fit_while_a_secret_is_changed() =>
        Assert.Equal(SignatureVerdict.Valid,
            PostbackSignature.Verify(PostbackSignature.Sign("old", "x"u8, Now) + "," + PostbackSignature.Sign("new", "x"u8, Now).Split(',')[1], "new", "x"u8, Now));

    [Fact]
    public void A_change_anywhere_makes_it_wrong() =>
        Gen.Select(Gen.Byte.Array[1, 50], Gen.Int[0, 1_000], Gen.Int[0, 7]).Sample((body, place, bit) =>
        {
            var header = PostbackSignature.Sign("secret", body, Now);
            var changed = body.ToArray();
            changed[place % body.Length] ^= (byte)(1 << bit);

            Assert.Equal(SignatureVerdict.Valid, PostbackSignature.Verify(header, "secret", body, Now));
            Assert.Equal(SignatureVerdict.Wrong, PostbackSignature.Verify(header, "secret", changed, Now));
            Assert.Equal(SignatureVerdict.Wrong, PostbackSignature.Verify(header, "Secret", body, Now));
            Assert.Equal(SignatureVerdict.Wrong, PostbackSignature.Verify(header.Replace("t=1772360142", "t=1772360143", StringComparison.Ordinal), "secret", body, Now));
        });

    [Fact]
    public void No_header_breaks_it() =>
        Gen.String.Sample(text => Assert.NotEqual(SignatureVerdict.Valid, PostbackSignature.Verify("t=1772360142,v1=" + text, "s", Encoding.UTF8.GetBytes(text), Now)));

    [Fact]
    public void While_one_secret_takes_over_from_another_both_can_check()
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1_772_364_600);
        var header = PostbackSignature.Sign(["the new one", "the old one"], "body"u8, now);

        Assert.StartsWith("t=1772364600,v1=", header, StringComparison.Ordinal);
        Assert.Equal(SignatureVerdict.Valid, PostbackSignature.Verify(header, "the new one", "body"u8, now));
        Assert.Equal(SignatureVerdict.Valid, PostbackSignature.Verify(header, "the old one", "body"u8, now));
        Assert.Equal(SignatureVerdict.Wrong, PostbackSignature.Verify(header, "another one", "body"u8, now));
    }
}
