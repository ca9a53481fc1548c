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

    [Fact]
    public void Many_conversions_go_as_one_array_of_what_the_body_says_of_each()
    {
        var compiled = Parse(Gathering("https://p.example/pb?key=1", """{"id":"{delivery_id}","p":{payout}}""")).Require();

        Assert.True(compiled.TryRenderRow(TestValues.Examples(), out var row, out _));
        var request = compiled.Gather([row, """{"id":"2","p":1}"""]);
        Assert.Equal(("POST", "https://p.example/pb?key=1", "application/json"), (request.Method, request.Url, request.ContentType));
        Assert.Equal("""[{"id":"dlv_0661hk4t8p2v6z0d4h8m2r6w0a","p":2.50},{"id":"2","p":1}]""", request.Body);
        Assert.True(compiled.TryRender(TestValues.Examples(), out var alone, out _));
        Assert.Equal($"[{row}]", alone.Body);
    }

    [Theory]
    [InlineData("https://p.example/pb?c={click_id}", """{"p":{payout}}""", MacroProblemCode.Batch)]
    [InlineData("https://p.example/pb", null, MacroProblemCode.Batch)]
    [InlineData("https://p.example/pb", "p={payout}", MacroProblemCode.Batch)]
    [InlineData("https://p.example/pb", """{"s":"{signature}"}""", MacroProblemCode.Signature)]
    public void What_cannot_be_sent_many_at_once_is_refused(string url, string? body, MacroProblemCode code) =>
        Assert.Contains(code, Parse(Gathering(url, body)).Problems.Select(problem => problem.Code));

    [Theory]
    [InlineData("https://p.example/pb?c={click_id}&sig={signature}", null)]
    [InlineData("https://p.example/pb?sig={signature:upper}", null)]
    [InlineData("https://p.example/pb?c=1", """{"p":{payout},"sig":"{signature}"}""")]
    public void A_signature_is_made_of_what_is_sent_with_zeros_in_its_place(string url, string? body)
    {
        const string Secret = "a secret of theirs";
        var compiled = Parse(Request(url, body is null ? "GET" : "POST", body)).Require();

        Assert.True(compiled.TryRender(TestValues.Examples(), Secret, out var request, out _));
        var signed = request.Body ?? request.Url.Split('?')[1];
        var signature = System.Text.RegularExpressions.Regex.Match(signed, "[0-9a-fA-F]{64}").Value;
        var expected = Convert.ToHexString(System.Security.Cryptography.HMACSHA256.HashData(
            System.Text.Encoding.UTF8.GetBytes(Secret), System.Text.Encoding.UTF8.GetBytes(signed.Replace(signature, new string('0', 64), StringComparison.Ordinal))));
        Assert.Equal(expected, signature.ToUpperInvariant());
    }

    [Fact]
    public void A_signature_needs_a_secret_and_something_to_sign()
    {
        var compiled = Parse(Request("https://p.example/pb?sig={signature}", "GET", null)).Require();

        Assert.False(compiled.TryRender(TestValues.Examples(), null, out _, out var problem));
        Assert.Contains("secret", problem, StringComparison.Ordinal);
        Assert.Equal(MacroProblemCode.Signature, Assert.Single(Parse(Request("https://p.example/{signature}", "GET", null)).Problems).Code);
    }

    private static RequestTemplate Gathering(string url, string? body) => Request(url, "POST", body) with { Batch = new BatchRule(10, TimeSpan.FromMinutes(1)) };

    private static TemplateCheck<CompiledRequest> Parse(RequestTemplate request) => CompiledRequest.Parse(request, allowPrivateNetworks: false);

    private static RequestTemplate Request(string url, string method, string? body, params (string Name, string Value)[] headers) =>
        new(url, method, headers.ToDictionary(header => header.Name, header => header.Value), body, null);
}
