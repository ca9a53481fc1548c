using TrackingPlatform.Admin.Campaigns;

namespace TrackingPlatform.Admin.Tests.Campaigns;

public sealed class LinkBuilderTests
{
    private const string Link = "https://go.example/c/spring";

    [Theory]
    [InlineData("a b&c=d", "a%20b%26c%3Dd")]
    [InlineData("100%", "100%25")]
    [InlineData("grün", "gr%C3%BCn")]
    [InlineData("{clickid}", "{clickid}")]
    [InlineData("x {clickid}-{zone.id}", "x%20{clickid}-{zone.id}")]
    [InlineData("{not a name}", "%7Bnot%20a%20name%7D")]
    public void A_value_is_encoded_once_and_a_placeholder_stays_readable(string value, string encoded) =>
        Assert.Equal($"{Link}?sub1={encoded}", LinkBuilder.Build(Link, [new("sub1", value)]));

    [Fact]
    public void Empty_parameters_are_left_out_and_others_stand_in_order() =>
        Assert.Equal($"{Link}?sub2=b&sub1=a", LinkBuilder.Build(Link, [new("sub2", "b"), new("sub3", ""), new("source", null), new("sub1", "a")]));

    [Fact]
    public void A_link_without_parameters_is_the_link() => Assert.Equal(Link, LinkBuilder.Build(Link, []));

    [Fact]
    public void What_is_built_is_read_back()
    {
        KeyValuePair<string, string?>[] parameters = [new("sub1", "a b&c=d+e"), new("click_ref", "{clickid}"), new("mine", "grün?#")];

        var address = LinkBuilder.Parse(" " + LinkBuilder.Build(Link, parameters) + "\n");

        Assert.Equal("spring", address?.Code);
        Assert.Equal(parameters, address!.Parameters.Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value)));
    }

    [Theory]
    [InlineData("https://go.example/track/c/spring?sub1=a+b", "a b")]
    [InlineData("http://go.example/c/spring?sub1=100%25&flag#part", "100%")]
    public void Addresses_of_others_making_are_read_too(string pasted, string sub1)
    {
        var address = LinkBuilder.Parse(pasted);

        Assert.Equal(("spring", sub1), (address?.Code, address?.Parameters[0].Value));
    }

    [Theory]
    [InlineData("")]
    [InlineData("spring")]
    [InlineData("/c/spring")]
    [InlineData("https://go.example/spring")]
    [InlineData("https://go.example/c/")]
    [InlineData("https://go.example/c/a")]
    [InlineData("ftp://go.example/c/spring")]
    public void What_is_no_address_of_a_link_is_nothing(string pasted) => Assert.Null(LinkBuilder.Parse(pasted));
}
