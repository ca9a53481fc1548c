using Microsoft.EntityFrameworkCore;
using TrackingPlatform.Data.Reporting;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Notices;

/// <summary>Keeps how each tenant wants to hear of notices.</summary>
public sealed class NoticeWishBook(TenantScope tenants)
{
    private const string SaveSql = """
        insert into notice_settings (tenant_id, mails_staff, mails_publishers, webhook_url, webhook_secret_cipher) values ($1, $2, $3, $4, $5)
        on conflict (tenant_id) do update set mails_staff = excluded.mails_staff, mails_publishers = excluded.mails_publishers,
            webhook_url = excluded.webhook_url, webhook_secret_cipher = excluded.webhook_secret_cipher
        """;

    public Task<NoticeWishes> ReadAsync(TenantId tenant, CancellationToken cancellationToken) => tenants.RunAsync(tenant, ReadAsync, cancellationToken);

    /// <summary>Changes them; what <paramref name="change"/> makes of the present ones is kept.</summary>
    public Task<NoticeWishes> ChangeAsync(TenantId tenant, Func<NoticeWishes, NoticeWishes> change, CancellationToken cancellationToken) =>
        tenants.RunAsync(
            tenant,
            async (context, token) =>
            {
                var wishes = change(await ReadAsync(context, token));
                await using var batch = context.CreateBatch();
                batch.Add(SaveSql).Uuid(tenant.Value).Flag(wishes.MailsStaff).Flag(wishes.MailsPublishers).Text(wishes.WebhookUrl).Text(wishes.WebhookSecretCipher);
                await batch.ExecuteNonQueryAsync(token);
                return wishes;
            },
            cancellationToken);

    private static async Task<NoticeWishes> ReadAsync(TenantDbContext context, CancellationToken cancellationToken)
    {
        var conditions = new SqlFilter().And("tenant_id = @", context.Tenant.Value);
        return (await context.ReadAsync(
            $"select * from notice_settings where {conditions.Where} for update",
            conditions,
            row => new NoticeWishes(row.Flag("mails_staff"), row.Flag("mails_publishers"), row.TextOrNull("webhook_url"), row.TextOrNull("webhook_secret_cipher")),
            cancellationToken)).SingleOrDefault() ?? NoticeWishes.Usual;
    }
}
