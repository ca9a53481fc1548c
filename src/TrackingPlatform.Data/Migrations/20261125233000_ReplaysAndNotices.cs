using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using TrackingPlatform.Data.Tenancy;

namespace TrackingPlatform.Data.Migrations;

/// <summary>Replays of deliveries, and what people are to hear.</summary>
[DbContext(typeof(PlatformDbContext))]
[Migration("20261125233000_ReplaysAndNotices")]
public sealed class ReplaysAndNotices : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql(SchemaScript.Read("replays.sql"));
        migrationBuilder.Sql(SchemaScript.Read("notices.sql"));
    }
}
