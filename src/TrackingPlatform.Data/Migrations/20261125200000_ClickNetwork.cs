using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using TrackingPlatform.Data.Tenancy;

namespace TrackingPlatform.Data.Migrations;

/// <summary>What is known of a visitor's network, and who made the device.</summary>
[DbContext(typeof(PlatformDbContext))]
[Migration("20261125200000_ClickNetwork")]
public sealed class ClickNetwork : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql("alter table clicks add column asn bigint, add column isp text, add column connection text, add column brand text");
}
