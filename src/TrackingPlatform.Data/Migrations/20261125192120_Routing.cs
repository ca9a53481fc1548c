using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace TrackingPlatform.Data.Migrations
{
    /// <inheritdoc />
    public sealed partial class Routing : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string[]>(
                name: "deep_link_hosts",
                table: "offers",
                type: "text[]",
                nullable: false,
                defaultValueSql: "'{}'");

            migrationBuilder.AddColumn<bool>(
                name: "is_targeting_soft",
                table: "offers",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "passes_parameters",
                table: "offers",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "redirect",
                table: "offers",
                type: "character varying(20)",
                maxLength: 20,
                nullable: false,
                defaultValueSql: "'found'");

            migrationBuilder.AddColumn<string>(
                name: "targeting",
                table: "offers",
                type: "jsonb",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "visibility",
                table: "offers",
                type: "character varying(20)",
                maxLength: 20,
                nullable: false,
                defaultValueSql: "'public'");

            migrationBuilder.AddColumn<bool>(
                name: "is_sticky",
                table: "campaigns",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "prefers_unseen",
                table: "campaigns",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "rotation",
                table: "campaigns",
                type: "character varying(20)",
                maxLength: 20,
                nullable: false,
                defaultValueSql: "'weighted'");

            migrationBuilder.AddColumn<string>(
                name: "rules",
                table: "campaigns",
                type: "jsonb",
                nullable: false,
                defaultValueSql: "'[]'");

            migrationBuilder.CreateTable(
                name: "publisher_access",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    offer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    publisher_id = table.Column<Guid>(type: "uuid", nullable: false),
                    status = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    note = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_publisher_access", x => new { x.tenant_id, x.offer_id, x.publisher_id });
                    table.ForeignKey(
                        name: "fk_publisher_access_offers_tenant_id_offer_id",
                        columns: x => new { x.tenant_id, x.offer_id },
                        principalTable: "offers",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_publisher_access_publishers_tenant_id_publisher_id",
                        columns: x => new { x.tenant_id, x.publisher_id },
                        principalTable: "publishers",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_publisher_access_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "traffic_blocks",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    field = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    value = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    publisher_id = table.Column<Guid>(type: "uuid", nullable: true),
                    offer_id = table.Column<Guid>(type: "uuid", nullable: true),
                    note = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_traffic_blocks", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_traffic_blocks_offers_tenant_id_offer_id",
                        columns: x => new { x.tenant_id, x.offer_id },
                        principalTable: "offers",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_traffic_blocks_publishers_tenant_id_publisher_id",
                        columns: x => new { x.tenant_id, x.publisher_id },
                        principalTable: "publishers",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_traffic_blocks_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_publisher_access_tenant_id_publisher_id",
                table: "publisher_access",
                columns: new[] { "tenant_id", "publisher_id" });

            migrationBuilder.CreateIndex(
                name: "ix_traffic_blocks_tenant_id_offer_id",
                table: "traffic_blocks",
                columns: new[] { "tenant_id", "offer_id" });

            migrationBuilder.CreateIndex(
                name: "ix_traffic_blocks_tenant_id_publisher_id",
                table: "traffic_blocks",
                columns: new[] { "tenant_id", "publisher_id" });

            // The edge's snapshot holds them, so its version moves with them.
            migrationBuilder.Sql(
                """
                create trigger publisher_access_changed after insert or update or delete on publisher_access for each statement execute function configuration_changed();
                create trigger traffic_blocks_changed after insert or update or delete on traffic_blocks for each statement execute function configuration_changed();
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "publisher_access");

            migrationBuilder.DropTable(
                name: "traffic_blocks");

            migrationBuilder.DropColumn(
                name: "deep_link_hosts",
                table: "offers");

            migrationBuilder.DropColumn(
                name: "is_targeting_soft",
                table: "offers");

            migrationBuilder.DropColumn(
                name: "passes_parameters",
                table: "offers");

            migrationBuilder.DropColumn(
                name: "redirect",
                table: "offers");

            migrationBuilder.DropColumn(
                name: "targeting",
                table: "offers");

            migrationBuilder.DropColumn(
                name: "visibility",
                table: "offers");

            migrationBuilder.DropColumn(
                name: "is_sticky",
                table: "campaigns");

            migrationBuilder.DropColumn(
                name: "prefers_unseen",
                table: "campaigns");

            migrationBuilder.DropColumn(
                name: "rotation",
                table: "campaigns");

            migrationBuilder.DropColumn(
                name: "rules",
                table: "campaigns");
        }
    }
}
