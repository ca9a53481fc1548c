using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using TrackingPlatform.Data.Tenancy;

namespace TrackingPlatform.Data.Migrations;

/// <summary>Roll-ups of whole days.</summary>
[DbContext(typeof(PlatformDbContext))]
[Migration("20261126060000_DayRollups")]
public sealed class DayRollups : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SchemaScript.Read("day_rollups.sql"));
}
