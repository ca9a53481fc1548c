using TrackingPlatform.Admin.Advertisers;

namespace TrackingPlatform.Admin.Tests.Advertisers;

public sealed class IntegrationTextTests
{
    private const string Url = "https://go.example/postback?advertiser=adv_1&click_id={click_id}&token=t";

    [Theory]
    [InlineData("{x}", "{cid}")]
    [InlineData("{{x}}", "{{cid}}")]
    [InlineData("${x}", "${cid}")]
    [InlineData("#x#", "#cid#")]
    [InlineData("%%x%%", "%%cid%%")]
    [InlineData("[x]", "[cid]")]
    public void A_placeholder_is_written_as_the_advertisers_system_writes_it(string syntax, string written) =>
        Assert.Equal($"https://go.example/postback?advertiser=adv_1&click_id={written}&token=t", IntegrationText.Url(Url, MacroSyntax.Of(syntax), null, ("cid", "", "")));

    [Fact]
    public void An_event_of_the_offer_and_what_the_system_knows_besides_are_added() =>
        Assert.Equal(
            "https://go.example/postback?advertiser=adv_1&click_id={click_id}&token=t&event=first%20sale&txn_id={order}&amount={total}",
            IntegrationText.Url(Url, MacroSyntax.All[0], "first sale", ("", "order", "total")));
}
