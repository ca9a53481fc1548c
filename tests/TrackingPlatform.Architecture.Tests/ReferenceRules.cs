using System.Xml.Linq;

namespace TrackingPlatform.Architecture.Tests;

public sealed class ReferenceRules
{
    public static TheoryData<string> Projects => [.. ReferenceTable.Projects];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_compiled_project_references_only_what_its_row_allows(string project) =>
        Assert.Empty(ReferenceTable.ForbiddenAssemblies(project, ReferenceTable.AssembliesOf(project)));

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_file_names_only_what_its_row_allows(string project) =>
        Assert.Empty(ReferenceTable.ForbiddenItems(project, XDocument.Load(Sources.ProjectFile(project))));

    [Fact]
    public void Every_project_has_a_row() =>
        Assert.Equal(
            ReferenceTable.Projects.Order(),
            Directory.EnumerateDirectories(Path.Combine(Sources.Root, "src")).Select(folder => Path.GetFileName(folder)["TrackingPlatform.".Length..]).Order());

    [Theory]
    [InlineData("Domain", "TrackingPlatform.Data")]
    [InlineData("Domain", "Microsoft.EntityFrameworkCore")]
    [InlineData("Domain", "Microsoft.AspNetCore.Http.Abstractions")]
    [InlineData("Domain", "Microsoft.Extensions.Logging.Abstractions")]
    [InlineData("Domain", "Hangfire.Core")]
    [InlineData("Domain", "System.Net.Http")]
    [InlineData("Data", "TrackingPlatform.Edge")]
    [InlineData("Data", "Microsoft.AspNetCore.Http")]
    [InlineData("Data", "Hangfire.Core")]
    [InlineData("Data", "MudBlazor")]
    [InlineData("Edge", "TrackingPlatform.Data")]
    [InlineData("Edge", "TrackingPlatform.Workers")]
    [InlineData("Edge", "Microsoft.EntityFrameworkCore")]
    [InlineData("Edge", "Npgsql")]
    [InlineData("Edge", "Hangfire.Core")]
    [InlineData("Edge", "Microsoft.AspNetCore.Components")]
    [InlineData("Workers", "TrackingPlatform.Edge")]
    [InlineData("Workers", "TrackingPlatform.Admin")]
    [InlineData("Workers", "Microsoft.AspNetCore.Components.Server")]
    [InlineData("Workers", "MudBlazor")]
    [InlineData("Admin", "TrackingPlatform.Edge")]
    [InlineData("Admin", "TrackingPlatform.Workers")]
    [InlineData("Admin", "Hangfire.Core")]
    [InlineData("Admin", "Npgsql")]
    public void The_table_refuses_a_forbidden_assembly(string project, string forbidden) =>
        Assert.Equal([forbidden], ReferenceTable.ForbiddenAssemblies(project, ["System.Runtime", forbidden]));

    [Theory]
    [InlineData("Domain", "PackageReference", "Npgsql")]
    [InlineData("Domain", "FrameworkReference", "Microsoft.AspNetCore.App")]
    [InlineData("Domain", "ProjectReference", "../TrackingPlatform.Data/TrackingPlatform.Data.csproj")]
    [InlineData("Data", "FrameworkReference", "Microsoft.AspNetCore.App")]
    [InlineData("Data", "PackageReference", "Hangfire.Core")]
    [InlineData("Edge", "ProjectReference", "../TrackingPlatform.Data/TrackingPlatform.Data.csproj")]
    [InlineData("Edge", "PackageReference", "Npgsql")]
    [InlineData("Workers", "ProjectReference", "../TrackingPlatform.Edge/TrackingPlatform.Edge.csproj")]
    [InlineData("Workers", "PackageReference", "MudBlazor")]
    [InlineData("Admin", "ProjectReference", "../TrackingPlatform.Workers/TrackingPlatform.Workers.csproj")]
    [InlineData("Admin", "PackageReference", "Npgsql")]
    public void The_table_refuses_a_forbidden_line_in_a_project_file(string project, string kind, string forbidden)
    {
        var file = new XDocument(new XElement("Project", new XElement("ItemGroup", new XElement(kind, new XAttribute("Include", forbidden)))));
        Assert.Single(ReferenceTable.ForbiddenItems(project, file));
    }
}
