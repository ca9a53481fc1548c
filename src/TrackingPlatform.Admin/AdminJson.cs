using System.Text.Json.Serialization;
using TrackingPlatform.Admin.Access;
using TrackingPlatform.Admin.Advertisers;
using TrackingPlatform.Admin.Amounts;
using TrackingPlatform.Admin.Attribution;
using TrackingPlatform.Admin.Campaigns;
using TrackingPlatform.Admin.Clicks;
using TrackingPlatform.Admin.Conversions;
using TrackingPlatform.Admin.Forwarding;
using TrackingPlatform.Admin.Notices;
using TrackingPlatform.Admin.Offers;
using TrackingPlatform.Admin.Postbacks;
using TrackingPlatform.Admin.Publishers;
using TrackingPlatform.Admin.Reporting;
using TrackingPlatform.Admin.Templates;
using TrackingPlatform.Admin.Tenancy;
using TrackingPlatform.Domain.Advertisers;
using TrackingPlatform.Domain.Attribution;
using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Forwarding;
using TrackingPlatform.Domain.Notices;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Postbacks;
using TrackingPlatform.Domain.Publishers;
using TrackingPlatform.Domain.Templates;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Admin;

/// <summary>What the API reads and writes.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    Converters =
    [
        typeof(EntityIdJson<AdvertiserId>),
        typeof(EntityIdJson<PublisherId>),
        typeof(EntityIdJson<OfferId>),
        typeof(EntityIdJson<EventId>),
        typeof(EntityIdJson<LandingPageId>),
        typeof(EntityIdJson<CouponId>),
        typeof(EntityIdJson<CampaignId>),
        typeof(EntityIdJson<LinkId>),
        typeof(EntityIdJson<TemplateId>),
        typeof(EntityIdJson<BatchId>),
        typeof(EntityIdJson<ClickId>),
        typeof(EntityIdJson<ConversionId>),
        typeof(EntityIdJson<DeliveryId>),
        typeof(EntityIdJson<ReplayId>),
        typeof(EntityIdJson<NoticeId>),
        typeof(EntityIdJson<ReceiptId>),
        typeof(EntityIdJson<TrafficBlockId>),
        typeof(EntityIdJson<TrackingHostId>),
        typeof(WireNameJson<EntityStatus>),
        typeof(WireNameJson<PublisherStatus>),
        typeof(WireNameJson<ConversionStatus>),
        typeof(WireNameJson<ClickVerdict>),
        typeof(WireNameJson<DeliveryState>),
        typeof(WireNameJson<TemplateDialect>),
        typeof(WireNameJson<TranslationVerdict>),
        typeof(WireNameJson<VersionApproval>),
        typeof(WireNameJson<BreakerState>),
        typeof(WireNameJson<ReplayKind>),
        typeof(WireNameJson<ReplayState>),
        typeof(WireNameJson<NoticeKind>),
        typeof(WireNameJson<PostbackVerdict>),
        typeof(WireNameJson<CapScope>),
        typeof(WireNameJson<CapMeasure>),
        typeof(WireNameJson<CapPeriod>),
        typeof(WireNameJson<CapOverflow>),
        typeof(WireNameJson<CapPaceState>),
        typeof(WireNameJson<Rotation>),
        typeof(WireNameJson<OptimisationGoal>),
        typeof(WireNameJson<OfferVisibility>),
        typeof(WireNameJson<RedirectKind>),
        typeof(WireNameJson<BrowserReporting>),
        typeof(WireNameJson<AccessStatus>),
        typeof(WireNameJson<ConditionField>),
        typeof(WireNameJson<SenderCheck>),
        typeof(WireNameJson<PostbackDialect>),
        typeof(WireNameJson<DedupeMode>),
        typeof(CurrencyJson),
    ])]
[JsonSerializable(typeof(ProblemAnswer))]
[JsonSerializable(typeof(string[]))]
[JsonSerializable(typeof(AdvertiserDraft))]
[JsonSerializable(typeof(AdvertiserDetails))]
[JsonSerializable(typeof(ListPage<AdvertiserDetails>))]
[JsonSerializable(typeof(RotationDraft))]
[JsonSerializable(typeof(IntakeDetails))]
[JsonSerializable(typeof(PublisherDraft))]
[JsonSerializable(typeof(PublisherDetails))]
[JsonSerializable(typeof(ListPage<PublisherDetails>))]
[JsonSerializable(typeof(OfferDraft))]
[JsonSerializable(typeof(OfferDetails))]
[JsonSerializable(typeof(ListPage<OfferDetails>))]
[JsonSerializable(typeof(LandingFigures[]))]
[JsonSerializable(typeof(SettingsDraft))]
[JsonSerializable(typeof(SettingsDetails))]
[JsonSerializable(typeof(List<CapDraft>))]
[JsonSerializable(typeof(List<PayoutRuleDraft>))]
[JsonSerializable(typeof(RateDraft))]
[JsonSerializable(typeof(RateDetails))]
[JsonSerializable(typeof(ListPage<RateDetails>))]
[JsonSerializable(typeof(RatesStored))]
[JsonSerializable(typeof(CouponDraft))]
[JsonSerializable(typeof(CouponDetails))]
[JsonSerializable(typeof(ListPage<CouponDetails>))]
[JsonSerializable(typeof(Rehearsal))]
[JsonSerializable(typeof(RehearsalDraft))]
[JsonSerializable(typeof(CapDetails))]
[JsonSerializable(typeof(ListPage<CapDetails>))]
[JsonSerializable(typeof(CapCourseDetails))]
[JsonSerializable(typeof(CapProofDetails))]
[JsonSerializable(typeof(AccessDraft))]
[JsonSerializable(typeof(AccessDetails))]
[JsonSerializable(typeof(ListPage<AccessDetails>))]
[JsonSerializable(typeof(CampaignDraft))]
[JsonSerializable(typeof(CampaignDetails))]
[JsonSerializable(typeof(ListPage<CampaignDetails>))]
[JsonSerializable(typeof(CampaignShares))]
[JsonSerializable(typeof(LinkDraft))]
[JsonSerializable(typeof(LinkDetails))]
[JsonSerializable(typeof(ListPage<LinkDetails>))]
[JsonSerializable(typeof(LinkTestDetails))]
[JsonSerializable(typeof(HostDraft))]
[JsonSerializable(typeof(HostDetails))]
[JsonSerializable(typeof(ListPage<HostDetails>))]
[JsonSerializable(typeof(ConditionDraft))]
[JsonSerializable(typeof(List<RuleDraft>))]
[JsonSerializable(typeof(TrafficBlockDraft))]
[JsonSerializable(typeof(TrafficBlockDetails))]
[JsonSerializable(typeof(ListPage<TrafficBlockDetails>))]
[JsonSerializable(typeof(SimulationDraft))]
[JsonSerializable(typeof(SimulationDetails))]
[JsonSerializable(typeof(TemplateDraft))]
[JsonSerializable(typeof(TemplateDetails))]
[JsonSerializable(typeof(ListPage<TemplateDetails>))]
[JsonSerializable(typeof(PreviewDraft))]
[JsonSerializable(typeof(TemplateVersionDetails))]
[JsonSerializable(typeof(TemplateVersionDetails[]))]
[JsonSerializable(typeof(ProposalDraft))]
[JsonSerializable(typeof(DecisionDraft))]
[JsonSerializable(typeof(TranslationDraft))]
[JsonSerializable(typeof(TranslationDetails))]
[JsonSerializable(typeof(PreviewDetails))]
[JsonSerializable(typeof(TestFireDraft))]
[JsonSerializable(typeof(TestFireDetails))]
[JsonSerializable(typeof(ClickDetails))]
[JsonSerializable(typeof(LogList<ClickDetails>))]
[JsonSerializable(typeof(InboundDetails))]
[JsonSerializable(typeof(LogList<InboundDetails>))]
[JsonSerializable(typeof(PostbackSettingsDraft))]
[JsonSerializable(typeof(PostbackSettingsDetails))]
[JsonSerializable(typeof(ClickImportRow))]
[JsonSerializable(typeof(ClickImportLine))]
[JsonSerializable(typeof(IAsyncEnumerable<ClickImportLine>))]
[JsonSerializable(typeof(StatusDraft))]
[JsonSerializable(typeof(ConversionDetails))]
[JsonSerializable(typeof(LogList<ConversionDetails>))]
[JsonSerializable(typeof(ResendDraft))]
[JsonSerializable(typeof(DeliveryDetails))]
[JsonSerializable(typeof(LogList<DeliveryDetails>))]
[JsonSerializable(typeof(IReadOnlyList<EndpointDetails>))]
[JsonSerializable(typeof(ReleaseDraft))]
[JsonSerializable(typeof(ReleaseDetails))]
[JsonSerializable(typeof(ReplayDraft))]
[JsonSerializable(typeof(ReplayDetails))]
[JsonSerializable(typeof(LogList<ReplayDetails>))]
[JsonSerializable(typeof(ReplayPreviewDetails))]
[JsonSerializable(typeof(LogList<NoticeDetails>))]
[JsonSerializable(typeof(NoticeSettingsDraft))]
[JsonSerializable(typeof(NoticeSettingsDetails))]
[JsonSerializable(typeof(TraceDetails))]
[JsonSerializable(typeof(ReportDetails))]
[JsonSerializable(typeof(BalanceDetails))]
internal sealed partial class AdminJson : JsonSerializerContext;
