using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using TrackingPlatform.Data.Tenancy;

namespace TrackingPlatform.Data.Migrations;

/// <summary>Closed days that tell visitors apart.</summary>
[DbContext(typeof(PlatformDbContext))]
[Migration("20261126070000_FacetDays")]
public sealed class FacetDays : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SchemaScript.Read("facet_days.sql"));
}
