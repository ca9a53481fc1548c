namespace TrackingPlatform.Testing;

/// <summary>Where the sources and the built host lie, seen from a running test.</summary>
public static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>The host as built in the configuration the tests run in.</summary>
    public static string HostAssembly
    {
        get
        {
            var output = new DirectoryInfo(AppContext.BaseDirectory);
            var configuration = output.Parent!.Name;
            return Path.Combine(Root, "src", "TrackingPlatform.Host", "bin", configuration, output.Name, "TrackingPlatform.Host.dll");
        }
    }

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
