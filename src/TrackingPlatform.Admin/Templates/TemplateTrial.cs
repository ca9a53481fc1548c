using System.Text;
using Microsoft.EntityFrameworkCore;
using TrackingPlatform.Admin.Tenancy;
using TrackingPlatform.Domain.Access;
using TrackingPlatform.Domain.Audit;
using TrackingPlatform.Domain.Forwarding;
using TrackingPlatform.Domain.Privacy;
using TrackingPlatform.Domain.Templates;

namespace TrackingPlatform.Admin.Templates;

/// <summary>Sends a saved template once by hand, with a sample or a real conversion. Nothing is planned, counted or kept.</summary>
internal sealed class TemplateTrial(SetupScope scope, SetupOptions options, SecretBox secrets, TemplateValues conversions, Func<ITestFire> fire)
{
    /// <summary>Sends it; what goes wrong on the way is part of the answer.</summary>
    public async Task<Outcome<TestFireDetails>> FireAsync(Actor actor, TemplateId id, TestFireDraft draft, CancellationToken cancellationToken)
    {
        if (!actor.May(Permissions.Operate))
        {
            return new Outcome<TestFireDetails>.Forbidden(Permissions.Operate);
        }

        if (await scope.ReadAsync(actor, (context, token) => FindAsync(context.Templates, id, token), cancellationToken) is not Outcome<PostbackTemplate>.Done(var template))
        {
            return new Outcome<TestFireDetails>.NotFound();
        }

        var check = new DraftCheck();
        check.NoOthers(draft.Others);
        var values = await conversions.ReadAsync(actor.TenantId, draft.Conversion, draft.Sample, check, cancellationToken);
        if (values is null || check.HasProblems)
        {
            return check.Refused<TestFireDetails>();
        }

        var signing = Secrets(template);
        return CompiledRequest.Parse((template.Current ?? template.Proposal)!.Request, options.AllowPrivateNetworks).Value is not { } compiled
            ? new Outcome<TestFireDetails>.Conflict(ReasonCodes.UrlInvalid, "The template cannot be understood any more; mend and save it first.")
            : !compiled.TryRender(values, signing is [var newest, ..] ? newest : null, out var request, out var problem)
                ? new Outcome<TestFireDetails>.Conflict(ReasonCodes.UrlInvalid, problem)
                : new Outcome<TestFireDetails>.Done(TestFireDetails.Of(request, await fire().FireAsync(request, signing, cancellationToken)));
    }

    private static async Task<Outcome<PostbackTemplate>> FindAsync(DbSet<PostbackTemplate> templates, TemplateId id, CancellationToken cancellationToken) =>
        await TemplateCatalog.WithVersions(templates).AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, cancellationToken) is { } found
            ? new Outcome<PostbackTemplate>.Done(found)
            : new Outcome<PostbackTemplate>.NotFound();

    private IReadOnlyList<string> Secrets(PostbackTemplate template) =>
    [
        .. new[] { template.SecretCipher, template.OldSecretCipher }.OfType<string>()
            .Select(cipher => secrets.Open(SecretPurpose.TemplateSecret, cipher)).OfType<byte[]>().Select(Encoding.UTF8.GetString),
    ];
}
