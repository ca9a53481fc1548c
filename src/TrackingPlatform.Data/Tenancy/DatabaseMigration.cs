using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace TrackingPlatform.Data.Tenancy;

/// <summary>Brings a database to this version: logins, tables, and who may do what. Safe to run by several nodes at once, and again.</summary>
public sealed class DatabaseMigration(ILogger<DatabaseMigration> logger)
{
    // Any number will do as long as all nodes use the same one.
    private const long MigrationLock = 0x7470_6d69_6772_6174;

    // Another node may be migrating a large installation.
    private const int SecondsToWait = 600;

    /// <summary>Migrates with the owner's login.</summary>
    /// <exception cref="NpgsqlException">The database cannot be reached or refuses.</exception>
    public async Task RunAsync(DatabaseLogins logins, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(logins);
        // One connection for all of it, and none of the owner's is left in a pool afterwards.
        await using var connection = new NpgsqlConnection(Unpooled(logins.Owner));
        await connection.OpenAsync(cancellationToken);
        await ExecuteAsync(connection, $"select pg_advisory_lock({MigrationLock})", cancellationToken);
        foreach (var login in new[] { logins.Runtime, logins.Ingest, logins.Platform, logins.Hangfire })
        {
            await MakeLoginAsync(connection, login, cancellationToken);
        }

        await MigrateAsync(connection, cancellationToken);
        await GrantAsync(connection, WithNames(SchemaScript.Read("privileges.sql"), logins), cancellationToken);
        await ExecuteAsync(connection, "select ensure_day_partitions()", cancellationToken);
    }

    // A login that opens is left alone: an operator's own is not ours to change, and the owner may not be allowed to.
    private static async Task MakeLoginAsync(NpgsqlConnection connection, string login, CancellationToken cancellationToken)
    {
        var user = DatabaseLogins.UserOf(login);
        var exists = await ExistsAsync(connection, user, cancellationToken);
        if (exists && await OpensAsync(login, cancellationToken))
        {
            return;
        }

        var password = DatabaseLogins.PasswordOf(login);
        var secret = password.Length > 0 ? $"password {Literal(password)}" : string.Empty;
        await ExecuteAsync(connection, $"{(exists ? "alter" : "create")} role {Quote(user)} login {secret}", cancellationToken);
    }

    private static async Task<bool> ExistsAsync(NpgsqlConnection connection, string user, CancellationToken cancellationToken)
    {
        await using var question = new NpgsqlCommand("select true from pg_roles where rolname = $1", connection) { Parameters = { new() { Value = user } } };
        return await question.ExecuteScalarAsync(cancellationToken) is true;
    }

    private static async Task<bool> OpensAsync(string login, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(Unpooled(login));
        try
        {
            await connection.OpenAsync(cancellationToken);
            return true;
        }
        catch (PostgresException refusal) when (refusal.SqlState is PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification)
        {
            return false;
        }
    }

    private async Task MigrateAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var context = new PlatformDbContext(new DbContextOptionsBuilder<PlatformDbContext>().UsePlatformNpgsql(connection).Options);
        context.Database.SetCommandTimeout(TimeSpan.FromSeconds(SecondsToWait));
        var pending = (await context.Database.GetPendingMigrationsAsync(cancellationToken)).Count();
        if (pending > 0)
        {
            await context.Database.MigrateAsync(cancellationToken);
        }

        logger.SchemaMigrated(context.Database.GetMigrations().Last(), pending);
    }

    // Only when the script or the logins changed: its locks would stop the other nodes for a moment at every start.
    private static async Task GrantAsync(NpgsqlConnection connection, string script, CancellationToken cancellationToken)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(script));
        await using var question = new NpgsqlCommand("select privileges from schema_state", connection);
        if (await question.ExecuteScalarAsync(cancellationToken) is byte[] applied && applied.AsSpan().SequenceEqual(hash))
        {
            return;
        }

        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await ExecuteAsync(connection, script, cancellationToken);
        await using var record = new NpgsqlCommand("update schema_state set privileges = $1", connection) { Parameters = { new() { Value = hash } } };
        await record.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private static string WithNames(string script, DatabaseLogins logins)
    {
        foreach (var (name, login) in new[] { ("runtime", logins.Runtime), ("ingest", logins.Ingest), ("platform", logins.Platform), ("hangfire", logins.Hangfire) })
        {
            var user = DatabaseLogins.UserOf(login);
            script = script.Replace($":'{name}'", Literal(user), StringComparison.Ordinal).Replace(":" + name, Quote(user), StringComparison.Ordinal);
        }

        return script;
    }

    private static string Unpooled(string login) => new NpgsqlConnectionStringBuilder(login) { Pooling = false }.ConnectionString;

    private static string Quote(string name) => "\"" + name.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";

    private static string Literal(string text) => "'" + text.Replace("'", "''", StringComparison.Ordinal) + "'";

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = SecondsToWait };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
