using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using TrackingPlatform.Data.Tenancy;

namespace TrackingPlatform.Data.Migrations;

/// <summary>Seals over the books.</summary>
[DbContext(typeof(PlatformDbContext))]
[Migration("20261126024500_Seals")]
public sealed class Seals : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SchemaScript.Read("seals.sql"));
}
