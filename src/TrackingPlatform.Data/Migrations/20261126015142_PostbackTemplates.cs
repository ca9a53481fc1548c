using System;
using Microsoft.EntityFrameworkCore.Migrations;
using TrackingPlatform.Data.Tenancy;

#nullable disable

namespace TrackingPlatform.Data.Migrations
{
    /// <inheritdoc />
    public sealed partial class PostbackTemplates : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "approves_templates",
                table: "tenants",
                type: "boolean",
                nullable: false,
                defaultValue: true);

            migrationBuilder.AddColumn<string>(
                name: "condition",
                table: "templates",
                type: "jsonb",
                nullable: true);

            migrationBuilder.AddColumn<TimeSpan>(
                name: "delay",
                table: "templates",
                type: "interval",
                nullable: false,
                defaultValueSql: "'0'");

            migrationBuilder.AddColumn<int>(
                name: "latest_version",
                table: "templates",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<Guid[]>(
                name: "links",
                table: "templates",
                type: "uuid[]",
                nullable: false,
                defaultValueSql: "'{}'");

            migrationBuilder.AddColumn<string>(
                name: "old_secret_cipher",
                table: "templates",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "approval",
                table: "template_versions",
                type: "character varying(20)",
                maxLength: 20,
                nullable: false,
                defaultValueSql: "'approved'");

            migrationBuilder.AddColumn<TimeSpan>(
                name: "batch_every",
                table: "template_versions",
                type: "interval",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "batch_size",
                table: "template_versions",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "decided_at",
                table: "template_versions",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "decided_by",
                table: "template_versions",
                type: "character varying(120)",
                maxLength: 120,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "note",
                table: "template_versions",
                type: "character varying(500)",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "proposed_by",
                table: "template_versions",
                type: "character varying(120)",
                maxLength: 120,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "publisher_id",
                table: "memberships",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "publisher_id",
                table: "invitations",
                type: "uuid",
                nullable: true);

            migrationBuilder.Sql(SchemaScript.Read("templates.sql"));
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "approves_templates",
                table: "tenants");

            migrationBuilder.DropColumn(
                name: "condition",
                table: "templates");

            migrationBuilder.DropColumn(
                name: "delay",
                table: "templates");

            migrationBuilder.DropColumn(
                name: "latest_version",
                table: "templates");

            migrationBuilder.DropColumn(
                name: "links",
                table: "templates");

            migrationBuilder.DropColumn(
                name: "old_secret_cipher",
                table: "templates");

            migrationBuilder.DropColumn(
                name: "approval",
                table: "template_versions");

            migrationBuilder.DropColumn(
                name: "batch_every",
                table: "template_versions");

            migrationBuilder.DropColumn(
                name: "batch_size",
                table: "template_versions");

            migrationBuilder.DropColumn(
                name: "decided_at",
                table: "template_versions");

            migrationBuilder.DropColumn(
                name: "decided_by",
                table: "template_versions");

            migrationBuilder.DropColumn(
                name: "note",
                table: "template_versions");

            migrationBuilder.DropColumn(
                name: "proposed_by",
                table: "template_versions");

            migrationBuilder.DropColumn(
                name: "publisher_id",
                table: "memberships");

            migrationBuilder.DropColumn(
                name: "publisher_id",
                table: "invitations");
        }
    }
}
