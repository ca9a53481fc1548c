using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using TrackingPlatform.Data.Tenancy;

namespace TrackingPlatform.Data.Migrations;

/// <summary>Links by which outsiders see a trace.</summary>
[DbContext(typeof(PlatformDbContext))]
[Migration("20261126063000_TraceShares")]
public sealed class TraceShares : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SchemaScript.Read("trace_shares.sql"));
}
