using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using TrackingPlatform.Data.Tenancy;

namespace TrackingPlatform.Data.Migrations;

/// <summary>Limits of endpoints, throttling, and the tenant's own webhooks.</summary>
[DbContext(typeof(PlatformDbContext))]
[Migration("20261126024500_Dispatch")]
public sealed class Dispatch : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SchemaScript.Read("dispatch.sql"));
}
