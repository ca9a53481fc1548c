using Microsoft.EntityFrameworkCore.Migrations;
using TrackingPlatform.Data.Tenancy;

#nullable disable

namespace TrackingPlatform.Data.Migrations
{
    /// <inheritdoc />
    public sealed partial class SenderChecks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "address_check",
                table: "advertisers",
                type: "character varying(20)",
                maxLength: 20,
                nullable: false,
                defaultValue: "off");

            migrationBuilder.AddColumn<List<string>>(
                name: "addresses",
                table: "advertisers",
                type: "text[]",
                nullable: false,
                defaultValueSql: "'{}'");

            migrationBuilder.AddColumn<string>(
                name: "former_token_cipher",
                table: "advertisers",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "former_token_hash",
                table: "advertisers",
                type: "bytea",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "former_token_until",
                table: "advertisers",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "signature_check",
                table: "advertisers",
                type: "character varying(20)",
                maxLength: 20,
                nullable: false,
                defaultValue: "off");

            migrationBuilder.AddColumn<string>(
                name: "token_check",
                table: "advertisers",
                type: "character varying(20)",
                maxLength: 20,
                nullable: false,
                defaultValue: "enforced");

            migrationBuilder.Sql(SchemaScript.Read("senders.sql"));
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "address_check",
                table: "advertisers");

            migrationBuilder.DropColumn(
                name: "addresses",
                table: "advertisers");

            migrationBuilder.DropColumn(
                name: "former_token_cipher",
                table: "advertisers");

            migrationBuilder.DropColumn(
                name: "former_token_hash",
                table: "advertisers");

            migrationBuilder.DropColumn(
                name: "former_token_until",
                table: "advertisers");

            migrationBuilder.DropColumn(
                name: "signature_check",
                table: "advertisers");

            migrationBuilder.DropColumn(
                name: "token_check",
                table: "advertisers");
        }
    }
}
