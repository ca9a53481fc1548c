using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using TrackingPlatform.Data.Tenancy;

namespace TrackingPlatform.Data.Migrations;

/// <summary>Counts of what was given up, to tell people of it, and what an overwrite replaces, to put it back.</summary>
[DbContext(typeof(PlatformDbContext))]
[Migration("20261126063000_Losses")]
public sealed class Losses : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SchemaScript.Read("losses.sql"));
}
