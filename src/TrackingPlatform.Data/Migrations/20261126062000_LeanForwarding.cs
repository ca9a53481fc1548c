using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using TrackingPlatform.Data.Tenancy;

namespace TrackingPlatform.Data.Migrations;

/// <summary>Fewer checks where deliveries end.</summary>
[DbContext(typeof(PlatformDbContext))]
[Migration("20261126062000_LeanForwarding")]
public sealed class LeanForwarding : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SchemaScript.Read("lean_forwarding.sql"));
}
