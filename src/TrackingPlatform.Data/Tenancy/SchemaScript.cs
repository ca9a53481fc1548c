namespace TrackingPlatform.Data.Tenancy;

/// <summary>The SQL files beside the migrations, as they were built in.</summary>
internal static class SchemaScript
{
    public static string Read(string name)
    {
        using var stream = typeof(SchemaScript).Assembly.GetManifestResourceStream("TrackingPlatform.Data.Migrations." + name)
            ?? throw new InvalidOperationException($"The script {name} is not built in.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
