using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace TrackingPlatform.Data.Tenancy;

/// <summary>The way to what stands above tenants. Every use names its purpose, which is logged.</summary>
public sealed class PlatformScope(IDbContextFactory<PlatformDbContext> contexts, ILogger<PlatformScope> logger)
{
    /// <summary>Runs <paramref name="work"/> under the platform login in one transaction.</summary>
    /// <param name="purpose">Why tenants' walls are passed, in a few words; it goes to the log.</param>
    /// <param name="work">What is done.</param>
    /// <param name="cancellationToken">Stops it; nothing is kept then.</param>
    public async Task<T> RunAsync<T>(string purpose, Func<PlatformDbContext, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        logger.PlatformScopeOpened(purpose);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var result = await work(context, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return result;
    }
}
