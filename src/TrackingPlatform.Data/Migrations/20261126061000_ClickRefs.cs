using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using TrackingPlatform.Data.Tenancy;

namespace TrackingPlatform.Data.Migrations;

/// <summary>Publishers' references of days gone by.</summary>
[DbContext(typeof(PlatformDbContext))]
[Migration("20261126061000_ClickRefs")]
public sealed class ClickRefs : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SchemaScript.Read("click_refs.sql"));
}
