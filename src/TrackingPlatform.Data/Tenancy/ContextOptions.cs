using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace TrackingPlatform.Data.Tenancy;

/// <summary>How every context talks to PostgreSQL.</summary>
internal static class ContextOptions
{
    public static DbContextOptionsBuilder<TContext> UsePlatformNpgsql<TContext>(this DbContextOptionsBuilder<TContext> builder, string connectionString)
        where TContext : DbContext
    {
        builder.UseNpgsql(connectionString).UseSnakeCaseNamingConvention();
        return builder;
    }

    public static DbContextOptionsBuilder<TContext> UsePlatformNpgsql<TContext>(this DbContextOptionsBuilder<TContext> builder, NpgsqlConnection connection)
        where TContext : DbContext
    {
        builder.UseNpgsql(connection).UseSnakeCaseNamingConvention();
        return builder;
    }

    public static DbContextOptionsBuilder UsePlatformNpgsql(this DbContextOptionsBuilder builder, NpgsqlDataSource source) =>
        builder.UseNpgsql((DbDataSource)source).UseSnakeCaseNamingConvention();
}
