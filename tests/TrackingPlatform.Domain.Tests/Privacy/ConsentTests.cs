using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Privacy;

namespace TrackingPlatform.Domain.Tests.Privacy;

public sealed class ConsentTests
{
    // The example of the IAB's own documentation, which consents to purpose 1; and the same with that bit struck out.
    private const string Yes = "COw4XqLOw4XqLAAAAAENAXCf-v-gAAAfwIAAACNgAUAAAA";
    private static readonly string No = Without(Yes);

    [Fact]
    public void A_consent_string_is_asked_for_purpose_1()
    {
        Assert.True(TcfConsent.AllowsStorage(Yes));
        Assert.True(TcfConsent.AllowsStorage(Yes + ".IFoEUQQgAIQwgIwQABAEAAAAOIAACAIAAAAQAIAgEAACEAAAAAgAQBAAAAAAAGBAAgAAAAAAAFAAECAAAgAAQARAEQAAAAAJAAIAAgAAAYQEAAAQmAgBC3ZAYzUw"));
        Assert.False(TcfConsent.AllowsStorage(No));
    }

    [Theory]
    [InlineData("")]
    [InlineData("C")]
    [InlineData("BOEFEAyOEFEAyAHABDENAI4AAAB9vABAASA")]
    [InlineData("COw4XqLOw4XqLAAAAAENAXCf")]
    [InlineData("!!w4XqLOw4XqLAAAAAENAXCf-v-gAAAfwIAAACNgAUAAAA")]
    public void What_is_no_consent_string_of_version_2_is_a_no(string text) => Assert.False(TcfConsent.AllowsStorage(text));

    [Fact]
    public void A_string_of_the_global_privacy_platform_is_asked_for_its_section_of_the_framework()
    {
        Assert.True(TcfConsent.GppAllowsStorage("DBACNY~" + Yes + "~1YNN"));
        Assert.False(TcfConsent.GppAllowsStorage("DBACNY~" + No));
        Assert.False(TcfConsent.GppAllowsStorage("DBABLA~BVQqAAAAAgA.QA"));
    }

    [Theory]
    [InlineData("", null, false, true)]
    [InlineData("", null, true, false)]
    [InlineData("", "1", false, false)]
    [InlineData("consent=1", null, true, true)]
    [InlineData("consent=1", "1", true, false)]
    [InlineData("consent=0", null, false, false)]
    [InlineData("gdpr=1", null, false, false)]
    [InlineData("gdpr=1&gdpr_consent=yes", null, false, true)]
    [InlineData("gdpr=1&gdpr_consent=no", null, false, false)]
    [InlineData("gdpr=1&consent=1", null, false, false)]
    [InlineData("gdpr=0", null, false, true)]
    [InlineData("gdpr=0", null, true, false)]
    [InlineData("gpp=x", null, false, false)]
    [InlineData("gpp=yes", null, true, true)]
    public void What_a_request_says_decides_whether_anything_is_kept(string query, string? control, bool isRequired, bool isAllowed)
    {
        var others = query.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('='))
            .Select(pair => KeyValuePair.Create(pair[0], pair[1] switch { "yes" => Yes, "no" => No, var value => value }));

        Assert.Equal(isAllowed, ConsentSigns.AllowStorage(new ClickParameters { Others = [.. others] }, control, isRequired));
    }

    private static string Without(string consent)
    {
        // Bit 152 is the third of the twenty-sixth character.
        const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        var letters = consent.ToCharArray();
        letters[25] = Letters[Letters.IndexOf(letters[25], StringComparison.Ordinal) & ~0b001000];
        return new string(letters);
    }
}
