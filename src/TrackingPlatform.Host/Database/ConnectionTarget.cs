using Npgsql;

namespace TrackingPlatform.Host.Database;

/// <summary>A readable connection string and a name for it in messages that holds no password.</summary>
internal sealed record ConnectionTarget
{
    private ConnectionTarget(string connectionString, string name)
    {
        ConnectionString = connectionString;
        Name = name;
    }

    public string ConnectionString { get; }

    public string Name { get; }

    public static ConnectionTarget Read(string connectionString)
    {
        try
        {
            var parsed = new NpgsqlConnectionStringBuilder(connectionString);
            return string.IsNullOrWhiteSpace(parsed.Host)
                ? throw StartupFailure.UnreadableConnectionString("It names no host.")
                : new ConnectionTarget(connectionString, $"{parsed.Database ?? parsed.Username} on {parsed.Host}:{parsed.Port} as {parsed.Username}");
        }
        catch (Exception unreadable) when (unreadable is ArgumentException or FormatException or KeyNotFoundException)
        {
            throw StartupFailure.UnreadableConnectionString(unreadable.Message, unreadable);
        }
    }
}
