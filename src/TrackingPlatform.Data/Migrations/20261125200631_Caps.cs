using Microsoft.EntityFrameworkCore.Migrations;
using TrackingPlatform.Data.Tenancy;

#nullable disable

namespace TrackingPlatform.Data.Migrations
{
    /// <inheritdoc />
    public sealed partial class Caps : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "caps",
                table: "offers",
                type: "jsonb",
                nullable: false,
                defaultValueSql: "'[]'");

            migrationBuilder.AddColumn<string>(
                name: "caps",
                table: "offer_events",
                type: "jsonb",
                nullable: false,
                defaultValueSql: "'[]'");

            migrationBuilder.AddColumn<string>(
                name: "caps",
                table: "campaigns",
                type: "jsonb",
                nullable: false,
                defaultValueSql: "'[]'");

            migrationBuilder.Sql(SchemaScript.Read("caps.sql"));
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "caps",
                table: "offers");

            migrationBuilder.DropColumn(
                name: "caps",
                table: "offer_events");

            migrationBuilder.DropColumn(
                name: "caps",
                table: "campaigns");
        }
    }
}
