using Microsoft.EntityFrameworkCore.Migrations;
using TrackingPlatform.Data.Tenancy;

#nullable disable

namespace TrackingPlatform.Data.Migrations
{
    /// <inheritdoc />
    public sealed partial class LearningTestsAndHostClaims : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "exploration",
                table: "campaigns",
                type: "integer",
                nullable: false,
                defaultValue: 10);

            migrationBuilder.AddColumn<string>(
                name: "goal",
                table: "campaigns",
                type: "character varying(20)",
                maxLength: 20,
                nullable: false,
                defaultValueSql: "'profit'");

            migrationBuilder.Sql(SchemaScript.Read("learning.sql"));
            migrationBuilder.Sql(SchemaScript.Read("tests.sql"));
            migrationBuilder.Sql(SchemaScript.Read("host_claims.sql"));
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "exploration",
                table: "campaigns");

            migrationBuilder.DropColumn(
                name: "goal",
                table: "campaigns");
        }
    }
}
