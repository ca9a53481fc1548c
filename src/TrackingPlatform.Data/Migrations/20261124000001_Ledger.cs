using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using TrackingPlatform.Data.Tenancy;

namespace TrackingPlatform.Data.Migrations;

/// <summary>Everything that EF does not map: partitions, the ledger, the outbox and the global look-ups.</summary>
[DbContext(typeof(PlatformDbContext))]
[Migration("20261124000001_Ledger")]
public sealed class Ledger : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SchemaScript.Read("ledger.sql"));
}
