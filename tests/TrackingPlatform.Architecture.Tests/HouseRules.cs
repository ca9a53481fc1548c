namespace TrackingPlatform.Architecture.Tests;

public sealed class HouseRules
{
    [Fact]
    public void Names_say_what_a_type_does() => Assert.DoesNotContain(Sources.Types, HouseRule.HasVagueName);

    [Fact]
    public void Classes_are_sealed() => Assert.DoesNotContain(Sources.Types, HouseRule.IsOpenForInheritance);

    [Fact]
    public void Every_case_of_a_closed_union_stands_inside_it() => Assert.DoesNotContain(Sources.Types, HouseRule.IsStrayCase);

    [Fact]
    public void A_source_file_fits_on_a_few_screens() =>
        Assert.DoesNotContain(Sources.Files, file => HouseRule.IsTooLong(Sources.Read(file)));

    [Fact]
    public void A_namespace_is_its_folder() =>
        Assert.DoesNotContain(Sources.Files.Where(IsCode), file => HouseRule.HasForeignNamespace(file, Sources.Read(file)));

    [Fact]
    public void A_file_holds_one_type() =>
        Assert.DoesNotContain(Sources.Files.Where(IsCode), file => HouseRule.OutermostTypes(Sources.Read(file)) > 1);

    [Fact]
    public void A_folder_is_a_capability() =>
        Assert.DoesNotContain(
            Sources.Files.Select(file => file.Split('/')).Where(parts => parts.Length > 2),
            parts => !HouseRule.IsKnownFolder(parts[0]["TrackingPlatform.".Length..], parts[1]));

    [Fact]
    public void The_rules_see_the_sources()
    {
        Assert.True(Sources.Files.Count > 20);
        Assert.True(Sources.Types.Count > 20);
    }

    [Theory]
    [InlineData(typeof(Samples.ClickManager))]
    [InlineData(typeof(Samples.OfferHelper<>))]
    public void A_vague_name_is_refused(Type type) => Assert.True(HouseRule.HasVagueName(type));

    [Fact]
    public void An_open_class_is_refused() => Assert.True(HouseRule.IsOpenForInheritance(typeof(Samples.ClickManager)));

    [Fact]
    public void A_stray_case_is_refused_and_a_nested_one_is_not()
    {
        Assert.True(HouseRule.IsStrayCase(typeof(Samples.Stray)));
        Assert.False(HouseRule.IsStrayCase(typeof(Samples.Outcome.Nested)));
    }

    [Fact]
    public void A_long_file_is_refused() => Assert.True(HouseRule.IsTooLong(string.Concat(Enumerable.Repeat("line\n", 301))));

    [Theory]
    [InlineData("Edge", "Helpers")]
    [InlineData("Edge", "Layout")]
    [InlineData("Domain", "Common")]
    public void An_unknown_folder_is_refused(string project, string folder) => Assert.False(HouseRule.IsKnownFolder(project, folder));

    [Fact]
    public void A_foreign_namespace_is_refused() =>
        Assert.True(HouseRule.HasForeignNamespace("TrackingPlatform.Edge/Clicks/ClickEndpoint.cs", "namespace TrackingPlatform.Edge;\n"));

    [Fact]
    public void A_second_type_is_counted() =>
        Assert.Equal(2, HouseRule.OutermostTypes("public sealed class A\n{\n    private sealed record Inner;\n}\n\ninternal sealed record B;\n"));

    private static bool IsCode(string file) => file.EndsWith(".cs", StringComparison.Ordinal);
}
