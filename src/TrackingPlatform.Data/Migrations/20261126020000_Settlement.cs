using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using TrackingPlatform.Data.Tenancy;

namespace TrackingPlatform.Data.Migrations;

/// <summary>Partners' lists held against the books, statements, invoices and accounts.</summary>
[DbContext(typeof(PlatformDbContext))]
[Migration("20261126020000_Settlement")]
public sealed class Settlement : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql(SchemaScript.Read("reconciliation.sql"));
        migrationBuilder.Sql(SchemaScript.Read("statements.sql"));
    }
}
