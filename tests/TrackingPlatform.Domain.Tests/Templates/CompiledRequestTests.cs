using TrackingPlatform.Domain.Templates;

namespace TrackingPlatform.Domain.Tests.Templates;

public sealed class CompiledRequestTests
{
    [Fact]
    public void A_request_is_filled_in_as_a_whole()
    {
        var check = Parse(Request("https://P.example/pb?c={click_id}", "post", """{"p":{payout},"s":"{sub1}"}""", ("X-Event", "{event}")));

        Assert.True(check.Require().TryRender(TestValues.Examples(), out var request, out _));
        Assert.Equal("POST", request.Method);
        Assert.Equal("https://p.example/pb?c=0661hj5v9kr7f2m8q3n6t4w1xz", request.Url);
        Assert.Equal("""{"p":2.50,"s":"value1"}""", request.Body);
        Assert.Equal("application/json", request.ContentType);
        Assert.Equal(KeyValuePair.Create("X-Event", "sale"), Assert.Single(request.Headers));
        Assert.Equal([MacroName.ClickId, MacroName.Payout, MacroName.Sub1, MacroName.Event], check.Require().References.Select(reference => reference.Macro));
    }

    [Theory]
    [InlineData("Host")]
    [InlineData("content-length")]
    [InlineData("Transfer-Encoding")]
    [InlineData("Connection")]
    [InlineData("TE")]
    [InlineData("X-Signature")]
    [InlineData("Content-Type")]
    [InlineData("Content-Language")]
    [InlineData("X Y")]
    [InlineData("X:Y")]
    [InlineData("X\r\nEvil")]
    [InlineData("{sub1}")]
    [InlineData("")]
    public void A_header_that_frames_the_message_or_is_malformed_is_refused(string name) =>
        Assert.Equal(MacroProblemCode.Header, Assert.Single(Parse(Request("https://p.example/", "GET", null, (name, "x"))).Problems).Code);

    [Theory]
    [InlineData("x\r\nEvil: 1")]
    [InlineData("ü")]
    [InlineData("{clikid}")]
    public void A_header_value_that_cannot_be_sent_is_refused(string value) =>
        Assert.StartsWith("Header X-A:", Assert.Single(Parse(Request("https://p.example/", "GET", null, ("X-A", value))).Problems).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("PUT", null)]
    [InlineData("DELETE", null)]
    [InlineData("GET", "a=1")]
    [InlineData("GET / HTTP/1.1\r\n", null)]
    public void A_method_is_get_or_post_and_get_has_no_body(string method, string? body) =>
        Assert.Equal(MacroProblemCode.Method, Assert.Single(Parse(Request("https://p.example/", method, body)).Problems).Code);

    [Theory]
    [InlineData("""{"a":1}""", null, "application/json")]
    [InlineData("[{sub1}]", null, "application/json")]
    [InlineData("a={sub1}", null, "application/x-www-form-urlencoded")]
    [InlineData("{param:x}={sub1}", null, "application/x-www-form-urlencoded")]
    [InlineData("<a>{sub1}</a>", "text/xml; charset=utf-8", "text/xml; charset=utf-8")]
    public void The_body_says_what_it_is_when_nobody_else_does(string body, string? contentType, string expected) =>
        Assert.Equal(expected, Parse(Request("https://p.example/", "POST", body) with { ContentType = contentType }).Require().Source.ContentType);

    [Theory]
    [InlineData("json")]
    [InlineData("application/json\r\nX: 1")]
    public void A_media_type_is_one(string contentType) =>
        Assert.False(Parse(Request("https://p.example/", "POST", "{}") with { ContentType = contentType }).IsValid);

    [Fact]
    public void What_grew_too_long_is_not_sent()
    {
        var compiled = Parse(Request("https://p.example/?a={user_agent}", "GET", null)).Require();

        Assert.False(compiled.TryRender(new TestValues { Always = new string('x', 9_000) }, out _, out var problem));
        Assert.Contains("8,192", problem, StringComparison.Ordinal);
    }

    private static TemplateCheck<CompiledRequest> Parse(RequestTemplate request) => CompiledRequest.Parse(request, allowPrivateNetworks: false);

    private static RequestTemplate Request(string url, string method, string? body, params (string Name, string Value)[] headers) =>
        new(url, method, headers.ToDictionary(header => header.Name, header => header.Value), body, null);
}
