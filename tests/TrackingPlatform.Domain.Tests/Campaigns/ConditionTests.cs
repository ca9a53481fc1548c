using System.Text.Json;
using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Domain.Clicks;

namespace TrackingPlatform.Domain.Tests.Campaigns;

public sealed class ConditionTests
{
    private static readonly Visitor Phone = new()
    {
        Country = "DE", Region = "BE", City = "Berlin", Device = "mobile", Brand = "Apple", Os = "iOS", OsVersion = "17.4.1", Browser = "Safari", BrowserVersion = "17.4",
        Language = "de-AT", Isp = "Vodafone Kabel", Asn = 31_334, Connection = "cellular", Referrer = "https://www.blog.example:8443",
    };

    [Theory]
    [InlineData("""{"field":"country","values":["AT","de"]}""", true)]
    [InlineData("""{"field":"country","op":"is_not","values":["AT"]}""", true)]
    [InlineData("""{"field":"city","op":"starts_with","values":["ber"]}""", true)]
    [InlineData("""{"field":"isp","op":"contains","values":["kabel"]}""", true)]
    [InlineData("""{"field":"isp","op":"matches","values":["^vodafone\\b"]}""", true)]
    [InlineData("""{"field":"os_version","op":"at_least","values":["17"]}""", true)]
    [InlineData("""{"field":"os_version","op":"at_most","values":["17"]}""", true)]
    [InlineData("""{"field":"os_version","op":"at_most","values":["17.4.0"]}""", false)]
    [InlineData("""{"field":"os_version","op":"between","values":["9.9","17.10"]}""", true)]
    [InlineData("""{"field":"os_version","values":["17"]}""", true)]
    [InlineData("""{"field":"os_version","values":["17.5"]}""", false)]
    [InlineData("""{"field":"language","values":["de"]}""", true)]
    [InlineData("""{"field":"language","values":["de-DE"]}""", false)]
    [InlineData("""{"field":"referrer","values":["blog.example"]}""", true)]
    [InlineData("""{"field":"referrer","values":["og.example"]}""", false)]
    [InlineData("""{"field":"asn","values":["31334"]}""", true)]
    [InlineData("""{"field":"connection","values":["cellular"]}""", true)]
    [InlineData("""{"field":"ip","values":["203.0.113.0/28"]}""", true)]
    [InlineData("""{"field":"ip","op":"is_not","values":["203.0.113.7"]}""", false)]
    [InlineData("""{"field":"sub3","values":[""]}""", true)]
    [InlineData("""{"field":"sub1","op":"is_not","values":["a","b"]}""", true)]
    [InlineData("""{"field":"param","name":"utm","values":["x"]}""", true)]
    [InlineData("""{"field":"time","op":"between","values":["09:00","11:30"]}""", false)]
    [InlineData("""{"field":"time","op":"between","values":["22:00","11:31"]}""", true)]
    [InlineData("""{"field":"time","op":"between","values":["05:00","06:00"],"timezone":"America/New_York"}""", true)]
    [InlineData("""{"field":"weekday","values":["wed"]}""", true)]
    [InlineData("""{"field":"visitor","values":["returning"]}""", true)]
    [InlineData("""{"field":"clicks","op":"at_least","values":["3"]}""", false)]
    [InlineData("""{"any":[{"field":"country","values":["FR"]},{"all":[{"field":"os","values":["ios"]},{"not":{"field":"device","values":["tablet"]}}]}]}""", true)]
    public void A_condition_holds_or_not(string json, bool holds)
    {
        var facts = Facts.Of(
            Phone,
            new ClickParameters { Subs = ["c"], Others = [KeyValuePair.Create("utm", "x")] },
            "203.0.113.7",
            history: new VisitHistory(2, IsReturning: true, []));

        var condition = Compile(json);

        Assert.Equal(holds, condition.Holds(facts));
        Assert.Equal(holds, condition.Obstacle(facts) is null);
    }

    [Fact]
    public void What_is_unknown_is_nothing_that_is_asked_for()
    {
        var nobody = Facts.Of();

        Assert.False(Compile("""{"field":"country","values":["DE"]}""").Holds(nobody));
        Assert.True(Compile("""{"field":"country","op":"is_not","values":["DE"]}""").Holds(nobody));
        Assert.False(Compile("""{"field":"ip","values":["0.0.0.0/0"]}""").Holds(nobody));
        Assert.False(Compile("""{"field":"os_version","op":"at_most","values":["99"]}""").Holds(nobody));
        Assert.False(Compile("""{"field":"asn","op":"at_most","values":["99"]}""").Holds(nobody));
        Assert.Equal("country is DE", Compile("""{"field":"country","values":["DE"]}""").Obstacle(nobody)!.Words);
    }

    [Theory]
    [InlineData("""{"field":"planet","values":["x"]}""", "field")]
    [InlineData("""{"field":"country","op":"matches","values":["x"]}""", "op")]
    [InlineData("""{"field":"country","values":["Germany"]}""", "values[0]")]
    [InlineData("""{"field":"country","values":[]}""", "values")]
    [InlineData("""{"field":"country"}""", "values")]
    [InlineData("""{"field":"sub1","op":"matches","values":["(a)\\1"]}""", "values[0]")]
    [InlineData("""{"field":"sub1","op":"matches","values":["("]}""", "values[0]")]
    [InlineData("""{"field":"time","op":"between","values":["25:00","26:00"]}""", "values[0]")]
    [InlineData("""{"field":"os_version","op":"between","values":["1"]}""", "values")]
    [InlineData("""{"field":"ip","values":["203.0.113.0/99"]}""", "values[0]")]
    [InlineData("""{"field":"param","values":["x"]}""", "name")]
    [InlineData("""{"field":"country","values":["DE"],"timezone":"Europe/Berlin"}""", "timezone")]
    [InlineData("""{"all":[]}""", "all")]
    [InlineData("""{"all":[{"any":[{"field":"country","values":["Germany"]}]}]}""", "all[0].any[0].values[0]")]
    [InlineData("""{"all":[],"any":[]}""", "")]
    [InlineData("[]", "")]
    public void What_makes_no_sense_is_refused_at_its_place(string json, string path)
    {
        using var document = JsonDocument.Parse(json);
        var condition = ConditionJson.Read(document.RootElement, out var problems);
        if (condition is not null)
        {
            Assert.Null(ConditionCompiler.Compile(condition, out problems));
        }

        Assert.Equal(path, problems[0].Path);
    }

    [Fact]
    public void Groups_too_deep_and_tests_too_many_are_refused()
    {
        Condition deep = new Condition.Test(ConditionField.Country, ConditionOperator.Is, ["DE"]);
        for (var depth = 0; depth < Condition.DeepestGroup; depth++)
        {
            deep = new Condition.Not(deep);
        }

        Assert.Null(ConditionCompiler.Compile(deep, out var tooDeep));
        Assert.Equal("too_deep", Assert.Single(tooDeep).Code);
        var many = new Condition.All([.. Enumerable.Repeat(new Condition.Test(ConditionField.Country, ConditionOperator.Is, ["DE"]), Condition.MostTests + 1)]);
        Assert.Null(ConditionCompiler.Compile(many, out var tooMany));
        Assert.Equal("too_many", Assert.Single(tooMany).Code);
    }

    [Fact]
    public void A_pattern_made_to_take_forever_does_not()
    {
        var condition = Compile("""{"field":"sub1","op":"matches","values":["^(a+)+$"]}""");

        Assert.False(condition.Holds(Facts.Of(parameters: new ClickParameters { Subs = [new string('a', 499) + "!"] })));
    }

    private static CompiledCondition Compile(string json)
    {
        var compiled = ConditionCompiler.Compile(ConditionJson.Read(json), out var problems);
        Assert.Empty(problems);
        return compiled!;
    }
}
