using System.Text.Json;

namespace TrackingPlatform.Domain.Tests.Clicks;

/// <summary>What <c>Corpora/expect.cjs</c> wrote: agents of people as ua-parser-js reads them, and agents of crawlers.</summary>
internal sealed record UserAgentReference(IReadOnlyList<ReferenceAgent> People, IReadOnlyList<string> Crawlers)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { RespectRequiredConstructorParameters = true };

    public static string Folder { get; } = Path.Combine(Root(), "artifacts", "corpora");

    public static UserAgentReference Load()
    {
        var file = Path.Combine(Folder, "user-agents.json");
        Assert.True(File.Exists(file), $"{file} is missing: ./run-tests fetches the corpora and writes it.");
        return JsonSerializer.Deserialize<UserAgentReference>(File.ReadAllText(file), Json)!;
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "TrackingPlatform.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The tests do not run from inside the repository.");
        }

        return folder.FullName;
    }
}
