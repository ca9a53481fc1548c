using Microsoft.EntityFrameworkCore.Migrations;
using TrackingPlatform.Data.Tenancy;

#nullable disable

namespace TrackingPlatform.Data.Migrations
{
    /// <inheritdoc />
    public sealed partial class BrowserTracking : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "requires_consent",
                table: "tenants",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "uses_visitor_cookie",
                table: "tenants",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "browser_reporting",
                table: "offers",
                type: "character varying(20)",
                maxLength: 20,
                nullable: false,
                defaultValueSql: "'off'");

            migrationBuilder.AddColumn<string>(
                name: "landing_pages",
                table: "offers",
                type: "jsonb",
                nullable: false,
                defaultValueSql: "'[]'");

            migrationBuilder.Sql(SchemaScript.Read("browser.sql"));
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "requires_consent",
                table: "tenants");

            migrationBuilder.DropColumn(
                name: "uses_visitor_cookie",
                table: "tenants");

            migrationBuilder.DropColumn(
                name: "browser_reporting",
                table: "offers");

            migrationBuilder.DropColumn(
                name: "landing_pages",
                table: "offers");
        }
    }
}
