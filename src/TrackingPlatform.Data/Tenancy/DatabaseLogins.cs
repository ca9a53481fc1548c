using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace TrackingPlatform.Data.Tenancy;

/// <summary>The connection strings of the five logins. Only the owner may change the schema; none may bypass row-level security.</summary>
/// <param name="Owner">Owns the tables and runs migrations, nothing else.</param>
/// <param name="Runtime">Serves tenants under the policies.</param>
/// <param name="Ingest">Writes clicks.</param>
/// <param name="Platform">Sees all tenants; audited use.</param>
/// <param name="Hangfire">Owns the job tables.</param>
public sealed record DatabaseLogins(string Owner, string Runtime, string Ingest, string Platform, string Hangfire)
{
    private const int LongestDatabase = 50;

    /// <summary>
    /// Derives the narrower logins from the owner's: named after the database, with passwords computed from the owner's password, so that
    /// every node that knows the owner knows them all and nothing has to be stored or handed round.
    /// </summary>
    /// <param name="owner">The owner's connection string.</param>
    /// <param name="given">Connection strings that the operator made himself, by login name (<c>Runtime</c>, <c>Ingest</c>, …); others are derived.</param>
    public static DatabaseLogins From(string owner, IReadOnlyDictionary<string, string> given)
    {
        ArgumentNullException.ThrowIfNull(given);
        string Login(string name) => given.TryGetValue(name, out var connection) && connection.Length > 0 ? connection : Derive(owner, name);
        return new DatabaseLogins(owner, Login(nameof(Runtime)), Login(nameof(Ingest)), Login(nameof(Platform)), Login(nameof(Hangfire)));
    }

    /// <summary>The user name in a connection string.</summary>
    public static string UserOf(string connection) =>
        new NpgsqlConnectionStringBuilder(connection).Username is { Length: > 0 } user ? user : throw new FormatException("The connection string names no user.");

    /// <summary>The password in a connection string; empty when the server asks for none.</summary>
    public static string PasswordOf(string connection) => new NpgsqlConnectionStringBuilder(connection).Password ?? string.Empty;

    private static string Derive(string owner, string name)
    {
        var builder = new NpgsqlConnectionStringBuilder(owner);
        var user = Shortened(builder.Database is { Length: > 0 } database ? database : UserOf(owner)) + "_" + name.ToLowerInvariant();
        // Without a secret to start from there is none to derive: such a login has no password, and opens only where the server asks for none.
        builder.Password = builder.Password is { Length: > 0 } secret
            ? Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes("login:" + user)))
            : null;
        builder.Username = user;
        return builder.ConnectionString;
    }

    // PostgreSQL cuts names off at 63 bytes, which would make one login of all four.
    private static string Shortened(string database)
    {
        var bytes = Encoding.UTF8.GetBytes(database);
        return bytes.Length <= LongestDatabase ? database : "tp_" + Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 16));
    }
}
