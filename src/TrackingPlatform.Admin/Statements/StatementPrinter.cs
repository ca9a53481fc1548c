using Microsoft.EntityFrameworkCore;
using TrackingPlatform.Admin.Tenancy;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Access;
using TrackingPlatform.Domain.Statements;

namespace TrackingPlatform.Admin.Statements;

/// <summary>Makes PDF files of statements and invoices, under the tenant's name and in its zone.</summary>
internal sealed class StatementPrinter(StatementDesk desk, TenantZones zones, PlatformScope platform)
{
    public async Task<Outcome<(string FileName, byte[] File)>> PrintAsync(Actor actor, StatementId id, CancellationToken cancellationToken)
    {
        var found = await desk.FindAsync(actor, id, cancellationToken);
        if (found is not Outcome<StatementDetails>.Done(var statement))
        {
            return found.As<(string, byte[])>();
        }

        var issuer = await platform.RunAsync(
            "read a tenant's name", (context, token) => context.Tenants.Where(tenant => tenant.Id == actor.TenantId).Select(tenant => tenant.Name).SingleAsync(token), cancellationToken);
        var zone = await zones.OfAsync(actor.TenantId, cancellationToken);
        return new Outcome<(string, byte[])>.Done(($"{statement.Number}.pdf", StatementPdf.Write(statement, issuer, zone)));
    }
}
