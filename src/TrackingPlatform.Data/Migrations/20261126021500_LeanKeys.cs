using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using TrackingPlatform.Data.Tenancy;

namespace TrackingPlatform.Data.Migrations;

/// <summary>Foreign keys that checked what the booking transaction had read itself.</summary>
[DbContext(typeof(PlatformDbContext))]
[Migration("20261126021500_LeanKeys")]
public sealed class LeanKeys : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SchemaScript.Read("lean_keys.sql"));
}
