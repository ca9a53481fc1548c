using System.Reflection;
using System.Xml.Linq;

namespace TrackingPlatform.Architecture.Tests;

/// <summary>Who may reference whom. One row a project; anything not listed is forbidden.</summary>
internal static class ReferenceTable
{
    private const string Prefix = "TrackingPlatform.";
    private const string AspNetCore = "Microsoft.AspNetCore";
    private const string EntityFramework = "Microsoft.EntityFrameworkCore";
    private const string Identity = "Microsoft.Extensions.Identity";
    private const string Extensions = "Microsoft.Extensions";
    private static readonly string[] EverywhereInBuild = ["Microsoft.CodeAnalysis.BannedApiAnalyzers"];

    private static readonly Dictionary<string, Allowance> Rows = new()
    {
        ["Domain"] = new()
        {
            Projects = [],
            Assemblies = ["System"],
            Packages = [],
            Refused = ["System.Net.Http", "System.Net.Sockets", "System.Data"],
        },
        ["Data"] = new()
        {
            Projects = ["Domain"],
            Assemblies = ["System", EntityFramework, "Npgsql", Extensions, AspNetCore + ".Identity", AspNetCore + ".DataProtection", AspNetCore + ".Cryptography", "EFCore.NamingConventions"],
            Packages = [EntityFramework, "EFCore.NamingConventions", "Npgsql", AspNetCore + ".Identity.EntityFrameworkCore", AspNetCore + ".DataProtection", Extensions],
        },
        ["Edge"] = new()
        {
            Projects = ["Domain"],
            Assemblies = ["System", "Microsoft.Win32.Primitives", AspNetCore, Extensions, "MaxMind.Db", "Microsoft.Net.Http.Headers", "Microsoft.JSInterop"],
            Packages = [AspNetCore + ".App", "MaxMind.Db"],
            Refused = [AspNetCore + ".Components", AspNetCore + ".Identity", AspNetCore + ".DataProtection.EntityFrameworkCore", "Microsoft.JSInterop", Identity, "System.Data"],
        },
        ["Workers"] = new()
        {
            Projects = ["Domain", "Data"],
            Assemblies = ["System", "DnsClient", "Hangfire", "MailKit", "MimeKit", "Npgsql", EntityFramework, AspNetCore, Extensions, "Microsoft.Net.Http.Headers"],
            Packages = [AspNetCore + ".App", "DnsClient", "Hangfire", "MailKit", "Dapper.AOT", "Newtonsoft.Json", EntityFramework],
            Refused = [AspNetCore + ".Components"],
        },
        ["Admin"] = new()
        {
            Projects = ["Domain", "Data"],
            Assemblies = ["System", "MudBlazor", "Scalar", "QRCoder", "PdfSharp", EntityFramework, AspNetCore, Extensions, "Microsoft.OpenApi", "Microsoft.JSInterop", "Microsoft.Net.Http.Headers"],
            Packages = [AspNetCore + ".App", AspNetCore + ".OpenApi", "MudBlazor", "Scalar.AspNetCore", "QRCoder", "PDFsharp", EntityFramework, AspNetCore + ".Identity"],
        },
        ["Host"] = new()
        {
            Projects = ["Domain", "Data", "Edge", "Workers", "Admin"],
            Assemblies = [""],
            Packages = [""],
        },
    };

    public static IEnumerable<string> Projects => Rows.Keys;

    public static IEnumerable<string> AssembliesOf(string project) =>
        Assembly.Load(Prefix + project).GetReferencedAssemblies().Select(name => name.Name!);

    public static IEnumerable<string> ItemsOf(XDocument projectFile, string kind) =>
        projectFile.Descendants(kind).Select(item => (string)item.Attribute("Include")!);

    public static IReadOnlyList<string> ForbiddenAssemblies(string project, IEnumerable<string> assemblies) =>
        [.. assemblies.Where(name => !IsAllowed(name, Rows[project], Rows[project].Assemblies))];

    /// <summary>Project, package and framework references that the row does not allow.</summary>
    public static IReadOnlyList<string> ForbiddenItems(string project, XDocument projectFile)
    {
        var row = Rows[project];
        var projects = ItemsOf(projectFile, "ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/')));
        var packages = ItemsOf(projectFile, "PackageReference").Concat(ItemsOf(projectFile, "FrameworkReference"));
        return
        [
            .. projects.Where(name => !IsAllowed(name, row, [])),
            .. packages.Except(EverywhereInBuild).Where(name => !IsAllowed(name, row, row.Packages)),
        ];
    }

    private static bool IsAllowed(string name, Allowance row, string[] allowed) =>
        name.StartsWith(Prefix, StringComparison.Ordinal)
            ? row.Projects.Contains(name[Prefix.Length..])
            : allowed.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal))
                && !row.Refused.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal));
}
