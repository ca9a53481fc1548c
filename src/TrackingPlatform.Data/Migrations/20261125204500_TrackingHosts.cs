using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using TrackingPlatform.Data.Tenancy;

namespace TrackingPlatform.Data.Migrations;

/// <summary>Hosts of the tenants' own, on which their links are answered.</summary>
[DbContext(typeof(PlatformDbContext))]
[Migration("20261125204500_TrackingHosts")]
public sealed class TrackingHosts : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SchemaScript.Read("hosts.sql"));
}
