using TrackingPlatform.Domain.Campaigns;

namespace TrackingPlatform.Domain.Tests.Campaigns;

public sealed class HostProofTests
{
    private const string Token = "0123456789abcdefghjkmnpqrs";

    private static readonly Uri Plain = HostProof.AddressOf("go.example.com", Token);

    [Fact]
    public void The_token_proves_the_host() =>
        Assert.IsType<HostFinding.Proven>(HostProof.Judge(Plain, Token, new HostReply.Answered(200, Token + "\n", null)));

    [Theory]
    [InlineData(200, "Welcome")]
    [InlineData(404, Token)]
    [InlineData(500, "")]
    public void Anything_else_proves_nothing(int status, string body) =>
        Assert.Contains("go.example.com", Assert.IsType<HostFinding.Unproven>(HostProof.Judge(Plain, Token, new HostReply.Answered(status, body, null))).Problem, StringComparison.Ordinal);

    [Fact]
    public void Silence_is_told_as_it_is() =>
        Assert.Equal("The host did not resolve.", Assert.IsType<HostFinding.Unproven>(HostProof.Judge(Plain, Token, new HostReply.Silent("The host did not resolve."))).Problem);

    [Fact]
    public void A_host_that_insists_on_encryption_is_asked_again_there()
    {
        var encrypted = new UriBuilder(Plain) { Scheme = "https", Port = -1 }.Uri;

        Assert.Equal(encrypted, Assert.IsType<HostFinding.AskAgain>(HostProof.Judge(Plain, Token, new HostReply.Answered(308, "", encrypted))).At);
        Assert.IsType<HostFinding.Unproven>(HostProof.Judge(encrypted, Token, new HostReply.Answered(308, "", encrypted)));
    }

    [Theory]
    [InlineData("https://elsewhere.example/.well-known/trackingplatform/" + Token)]
    [InlineData("https://go.example.com/")]
    public void A_redirect_elsewhere_is_not_followed(string location) =>
        Assert.IsType<HostFinding.Unproven>(HostProof.Judge(Plain, Token, new HostReply.Answered(302, Token, new Uri(location))));

    [Fact]
    public void A_text_in_the_dns_proves_the_host_too()
    {
        Assert.Equal("_tp-verify.go.example.com", HostProof.TextNameOf("go.example.com"));
        Assert.True(HostProof.IsProvenBy(["v=spf1 -all", $" {Token} "], Token));
        Assert.False(HostProof.IsProvenBy([], Token));
        Assert.False(HostProof.IsProvenBy([Token + Token], Token));
    }

    [Theory]
    [InlineData("go.example.com", "go.example.com")]
    [InlineData(" GO.Example.com. ", "go.example.com")]
    [InlineData("bücher.example", "xn--bcher-kva.example")]
    public void A_name_is_read_as_people_write_it(string text, string host)
    {
        Assert.True(HostName.TryParse(text, out var read));
        Assert.Equal(host, read);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("localhost")]
    [InlineData("https://go.example.com")]
    [InlineData("go.example.com:8080")]
    [InlineData("go.example.com/c")]
    [InlineData("127.0.0.1")]
    [InlineData("10.1")]
    [InlineData("[::1]")]
    [InlineData("go..example.com")]
    [InlineData("go_now.example.com")]
    [InlineData("a b.example.com")]
    public void What_is_no_name_is_refused(string? text) => Assert.False(HostName.TryParse(text, out _));
}
