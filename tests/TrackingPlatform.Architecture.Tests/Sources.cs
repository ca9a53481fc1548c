using System.Reflection;
using System.Runtime.CompilerServices;

namespace TrackingPlatform.Architecture.Tests;

/// <summary>The repository as files and as compiled types: what every rule is asked about.</summary>
internal static class Sources
{
    public static string Root { get; } = FindRoot();

    public static IReadOnlyList<Type> Types { get; } =
    [
        .. ReferenceTable.Projects
            .SelectMany(project => Assembly.Load("TrackingPlatform." + project).GetTypes())
            .Where(type => type.Namespace?.StartsWith("TrackingPlatform.", StringComparison.Ordinal) == true)
            .Where(type => !IsGenerated(type)),
    ];

    /// <summary>Paths below <c>src</c>, generated and migration files left out.</summary>
    public static IReadOnlyList<string> Files { get; } =
    [
        .. Directory.EnumerateFiles(Path.Combine(Root, "src"), "*.*", SearchOption.AllDirectories)
            .Where(path => Path.GetExtension(path) is ".cs" or ".razor")
            .Where(path => !path.Split('/').Intersect(["obj", "bin", "Migrations"]).Any())
            .Select(path => Path.GetRelativePath(Path.Combine(Root, "src"), path)),
    ];

    public static string Read(string file) => File.ReadAllText(Path.Combine(Root, "src", file));

    public static string ProjectFile(string project) =>
        Path.Combine(Root, "src", "TrackingPlatform." + project, $"TrackingPlatform.{project}.csproj");

    private static bool IsGenerated(Type type) =>
        type.Name.Contains('<')
        || type.Name == "_Imports"
        || type.Namespace!.EndsWith(".Migrations", StringComparison.Ordinal)
        || type.IsDefined(typeof(CompilerGeneratedAttribute))
        || (type.DeclaringType is { } outer && IsGenerated(outer));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "TrackingPlatform.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The tests do not run from inside the repository.");
        }

        return folder.FullName;
    }
}
