using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using TrackingPlatform.Data.Tenancy;

namespace TrackingPlatform.Data.Migrations;

/// <summary>What clicks cost in their roll-ups; saved views of reports and files made in the background.</summary>
[DbContext(typeof(PlatformDbContext))]
[Migration("20261126010000_Reports")]
public sealed class Reports : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SchemaScript.Read("reports.sql"));
}
