using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using TrackingPlatform.Admin.Access;
using TrackingPlatform.Admin.Tenancy;
using TrackingPlatform.Domain.Access;
using TrackingPlatform.Domain.Templates;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Admin.Templates;

/// <summary>Versions of templates, and what publishers propose, in the REST API.</summary>
internal static class TemplateProposalEndpoints
{
    public static void Map(IEndpointRouteBuilder templates)
    {
        templates.MapGet("/{id}/versions", ListAsync).WithName("ListTemplateVersions").WithSummary("Shows every version of a template, the newest first").Produces<TemplateVersionDetails[]>();
        templates.MapPost("/{id}/proposal", ProposeAsync).WithName("ProposeTemplateVersion").WithSummary("Proposes a version on the publisher's behalf; sent at once where the tenant approves nothing")
            .Accepts<ProposalDraft>("application/json").Produces<TemplateVersionDetails>();
        templates.MapPost("/{id}/proposal/approve", ApproveAsync).WithName("ApproveTemplateVersion").WithSummary("Approves what is proposed: it is sent from now on")
            .Accepts<DecisionDraft>("application/json").Produces<TemplateVersionDetails>();
        templates.MapPost("/{id}/proposal/reject", RejectAsync).WithName("RejectTemplateVersion").WithSummary("Rejects what is proposed, with a note for the publisher")
            .Accepts<DecisionDraft>("application/json").Produces<TemplateVersionDetails>();
    }

    private static async Task<IResult> ListAsync(string id, CurrentActor who, TemplateProposals proposals, CancellationToken cancellationToken) =>
        (await proposals.ListVersionsAsync(await who.GetAsync(), Id(id), cancellationToken)).ToResult(versions => Results.Json([.. versions], AdminJson.Default.TemplateVersionDetailsArray));

    private static async Task<IResult> ProposeAsync(string id, HttpContext http, CurrentActor who, TemplateProposals proposals, CancellationToken cancellationToken)
    {
        var actor = await who.GetAsync();
        var body = await DraftBody.ReadAsync(http.Request, cancellationToken);
        return Show(await DraftBody.UseAsync(body, AdminJson.Default.ProposalDraft, draft => proposals.ProposeAsync(actor, Id(id), draft, cancellationToken)));
    }

    private static Task<IResult> ApproveAsync(string id, HttpContext http, CurrentActor who, TemplateProposals proposals, CancellationToken cancellationToken) =>
        DecideAsync(id, isApproved: true, http, who, proposals, cancellationToken);

    private static Task<IResult> RejectAsync(string id, HttpContext http, CurrentActor who, TemplateProposals proposals, CancellationToken cancellationToken) =>
        DecideAsync(id, isApproved: false, http, who, proposals, cancellationToken);

    private static async Task<IResult> DecideAsync(string id, bool isApproved, HttpContext http, CurrentActor who, TemplateProposals proposals, CancellationToken cancellationToken)
    {
        var actor = await who.GetAsync();
        var body = await DraftBody.ReadAsync(http.Request, cancellationToken);
        return Show(await DraftBody.UseAsync(body, AdminJson.Default.DecisionDraft, draft => proposals.DecideAsync(actor, Id(id), isApproved, draft, cancellationToken)));
    }

    private static IResult Show(Outcome<TemplateVersionDetails> outcome) => outcome.ToResult(version => Results.Json(version, AdminJson.Default.TemplateVersionDetails));

    private static TemplateId Id(string text) => EntityId.TryParse<TemplateId>(text, out var id) ? id : default;
}
