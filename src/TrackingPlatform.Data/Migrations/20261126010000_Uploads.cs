using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using TrackingPlatform.Data.Tenancy;

namespace TrackingPlatform.Data.Migrations;

/// <summary>Files of conversions that people hand over, and where rates of exchange are fetched.</summary>
[DbContext(typeof(PlatformDbContext))]
[Migration("20261126010000_Uploads")]
public sealed class Uploads : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SchemaScript.Read("uploads.sql"));
}
