using System;
using Microsoft.EntityFrameworkCore.Migrations;
using TrackingPlatform.Data.Tenancy;

#nullable disable

namespace TrackingPlatform.Data.Migrations
{
    /// <inheritdoc />
    public sealed partial class Money : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<TimeSpan>(
                name: "attribution_window",
                table: "offer_events",
                type: "interval",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "dedupe",
                table: "offer_events",
                type: "character varying(20)",
                maxLength: 20,
                nullable: false,
                defaultValueSql: "'status'");

            migrationBuilder.AddColumn<TimeSpan>(
                name: "hold",
                table: "offer_events",
                type: "interval",
                nullable: true);

            migrationBuilder.AddColumn<decimal>(
                name: "max_amount",
                table: "offer_events",
                type: "numeric(19,4)",
                precision: 19,
                scale: 4,
                nullable: true);

            migrationBuilder.AddColumn<decimal>(
                name: "min_amount",
                table: "offer_events",
                type: "numeric(19,4)",
                precision: 19,
                scale: 4,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "payout_from_postback",
                table: "offer_events",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "payout_rules",
                table: "offer_events",
                type: "jsonb",
                nullable: false,
                defaultValueSql: "'[]'");

            migrationBuilder.AddColumn<bool>(
                name: "revenue_from_postback",
                table: "offer_events",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "visible_to_publisher",
                table: "offer_events",
                type: "boolean",
                nullable: false,
                defaultValueSql: "true");

            migrationBuilder.Sql(SchemaScript.Read("money.sql"));
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "attribution_window",
                table: "offer_events");

            migrationBuilder.DropColumn(
                name: "dedupe",
                table: "offer_events");

            migrationBuilder.DropColumn(
                name: "hold",
                table: "offer_events");

            migrationBuilder.DropColumn(
                name: "max_amount",
                table: "offer_events");

            migrationBuilder.DropColumn(
                name: "min_amount",
                table: "offer_events");

            migrationBuilder.DropColumn(
                name: "payout_from_postback",
                table: "offer_events");

            migrationBuilder.DropColumn(
                name: "payout_rules",
                table: "offer_events");

            migrationBuilder.DropColumn(
                name: "revenue_from_postback",
                table: "offer_events");

            migrationBuilder.DropColumn(
                name: "visible_to_publisher",
                table: "offer_events");
        }
    }
}
