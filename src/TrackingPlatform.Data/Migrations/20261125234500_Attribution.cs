using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using TrackingPlatform.Data.Tenancy;

namespace TrackingPlatform.Data.Migrations;

/// <summary>Coupons, the clicks of customers, and what tenants ask to find out who earned a conversion.</summary>
[DbContext(typeof(PlatformDbContext))]
[Migration("20261125234500_Attribution")]
public sealed class Attribution : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SchemaScript.Read("attribution.sql"));
}
