using TrackingPlatform.Testing;

namespace TrackingPlatform.Integration.Tests.Database;

/// <summary>A start that must end with its one message.</summary>
internal static class RefusedStart
{
    public static async Task<string> AssertAsync(string connectionString, params string[] words)
    {
        using var folder = new TemporaryFolder();
        return await AssertAsync(folder, new() { ["ConnectionStrings__Platform"] = connectionString }, words);
    }

    /// <summary>One message of what, why and remedy on the standard error, no stack trace anywhere, exit code 1.</summary>
    public static async Task<string> AssertAsync(TemporaryFolder folder, Dictionary<string, string> environment, params string[] words)
    {
        await using var platform = PlatformProcess.Launch(folder.Path, environment);

        Assert.Equal(1, await platform.WaitForExitAsync());
        var lines = platform.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["TrackingPlatform did not start.", "  Why:    ", "  Remedy: "], lines.Select(line => line[..Math.Min(line.Length, line[0] == ' ' ? 10 : 31)]));
        Assert.All(words, word => Assert.Contains(word, platform.Errors, StringComparison.Ordinal));
        Assert.DoesNotContain("   at ", platform.Output + platform.Errors, StringComparison.Ordinal);
        return platform.Errors;
    }
}
