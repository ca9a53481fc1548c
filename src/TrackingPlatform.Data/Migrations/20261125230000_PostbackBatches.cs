using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using TrackingPlatform.Data.Tenancy;

namespace TrackingPlatform.Data.Migrations;

/// <summary>Keys under which batches of postbacks and their rows are repeated.</summary>
[DbContext(typeof(PlatformDbContext))]
[Migration("20261125230000_PostbackBatches")]
public sealed class PostbackBatches : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SchemaScript.Read("batches.sql"));
}
