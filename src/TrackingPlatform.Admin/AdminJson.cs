using System.Text.Json.Serialization;
using TrackingPlatform.Admin.Access;
using TrackingPlatform.Admin.Advertisers;
using TrackingPlatform.Admin.Amounts;
using TrackingPlatform.Admin.Attribution;
using TrackingPlatform.Admin.Audit;
using TrackingPlatform.Admin.Campaigns;
using TrackingPlatform.Admin.Clicks;
using TrackingPlatform.Admin.Conversions;
using TrackingPlatform.Admin.Forwarding;
using TrackingPlatform.Admin.Notices;
using TrackingPlatform.Admin.Offers;
using TrackingPlatform.Admin.Postbacks;
using TrackingPlatform.Admin.Publishers;
using TrackingPlatform.Admin.Reconciliation;
using TrackingPlatform.Admin.Reporting;
using TrackingPlatform.Admin.Statements;
using TrackingPlatform.Admin.Templates;
using TrackingPlatform.Admin.Tenancy;
using TrackingPlatform.Admin.Uploads;
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
using TrackingPlatform.Domain.Reconciliation;
using TrackingPlatform.Domain.Reporting;
using TrackingPlatform.Domain.Statements;
using TrackingPlatform.Domain.Templates;
using TrackingPlatform.Domain.Tenancy;
using TrackingPlatform.Domain.Uploads;

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
        typeof(EntityIdJson<ThrottleId>),
        typeof(EntityIdJson<WebhookId>),
        typeof(EntityIdJson<NoticeId>),
        typeof(EntityIdJson<ReportViewId>),
        typeof(EntityIdJson<ReportExportId>),
        typeof(EntityIdJson<TraceShareId>),
        typeof(EntityIdJson<UploadId>),
        typeof(EntityIdJson<ReconciliationId>),
        typeof(EntityIdJson<StatementId>),
        typeof(EntityIdJson<ReceiptId>),
        typeof(EntityIdJson<TrafficBlockId>),
        typeof(EntityIdJson<TrackingHostId>),
        typeof(WireNameJson<EntityStatus>),
        typeof(WireNameJson<PublisherStatus>),
        typeof(WireNameJson<ConversionStatus>),
        typeof(WireNameJson<ClickVerdict>),
        typeof(WireNameJson<DeliveryState>),
        typeof(WireNameJson<ReportSource>),
        typeof(WireNameJson<ReportSchedule>),
        typeof(WireNameJson<ReportFormat>),
        typeof(WireNameJson<ReportExportState>),
        typeof(WireNameJson<TraceAudience>),
        typeof(WireNameJson<TraceShareState>),
        typeof(WireNameJson<TemplateDialect>),
        typeof(WireNameJson<TranslationVerdict>),
        typeof(WireNameJson<VersionApproval>),
        typeof(WireNameJson<BreakerState>),
        typeof(WireNameJson<ThrottleEffect>),
        typeof(WireNameJson<ReplayKind>),
        typeof(WireNameJson<ReplayState>),
        typeof(WireNameJson<NoticeKind>),
        typeof(WireNameJson<UploadState>),
        typeof(WireNameJson<PartnerSide>),
        typeof(WireNameJson<ComparedAmount>),
        typeof(WireNameJson<LineClass>),
        typeof(WireNameJson<MatchedBy>),
        typeof(WireNameJson<LineAction>),
        typeof(WireNameJson<StatementState>),
        typeof(WireNameJson<AccountEntryKind>),
        typeof(WireNameJson<FileEncoding>),
        typeof(WireNameJson<FieldDelimiter>),
        typeof(WireNameJson<DecimalMark>),
        typeof(WireNameJson<DateOrder>),
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
[JsonSerializable(typeof(List<CategoryPriceDraft>))]
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
[JsonSerializable(typeof(IReadOnlyList<SealDetails>))]
[JsonSerializable(typeof(SealProofDetails))]
[JsonSerializable(typeof(ReleaseDraft))]
[JsonSerializable(typeof(ReleaseDetails))]
[JsonSerializable(typeof(EndpointLimitDraft))]
[JsonSerializable(typeof(EndpointLimitDetails))]
[JsonSerializable(typeof(WebhookDraft))]
[JsonSerializable(typeof(WebhookTrialDraft))]
[JsonSerializable(typeof(WebhookDetails))]
[JsonSerializable(typeof(ListPage<WebhookDetails>))]
[JsonSerializable(typeof(ThrottleDraft))]
[JsonSerializable(typeof(ThrottleDetails))]
[JsonSerializable(typeof(ListPage<ThrottleDetails>))]
[JsonSerializable(typeof(ReplayDraft))]
[JsonSerializable(typeof(ReplayDetails))]
[JsonSerializable(typeof(LogList<ReplayDetails>))]
[JsonSerializable(typeof(ReplayPreviewDetails))]
[JsonSerializable(typeof(LogList<NoticeDetails>))]
[JsonSerializable(typeof(NoticeSettingsDraft))]
[JsonSerializable(typeof(NoticeSettingsDetails))]
[JsonSerializable(typeof(TraceDetails))]
[JsonSerializable(typeof(TraceShareDraft))]
[JsonSerializable(typeof(TraceShareDetails))]
[JsonSerializable(typeof(LogList<TraceShareDetails>))]
[JsonSerializable(typeof(ReportDetails))]
[JsonSerializable(typeof(ReportViewDraft))]
[JsonSerializable(typeof(ReportViewDetails))]
[JsonSerializable(typeof(LogList<ReportViewDetails>))]
[JsonSerializable(typeof(ReportExportDraft))]
[JsonSerializable(typeof(RollupCheckDraft))]
[JsonSerializable(typeof(RollupCheckAnswer))]
[JsonSerializable(typeof(ReportExportDetails))]
[JsonSerializable(typeof(LogList<ReportExportDetails>))]
[JsonSerializable(typeof(BalanceDetails))]
[JsonSerializable(typeof(RateSourceDraft))]
[JsonSerializable(typeof(RateSourceDetails))]
[JsonSerializable(typeof(UploadDraft))]
[JsonSerializable(typeof(UploadDetails))]
[JsonSerializable(typeof(LogList<UploadDetails>))]
[JsonSerializable(typeof(UploadSampleRow[]))]
[JsonSerializable(typeof(LogList<UploadRowDetails>))]
[JsonSerializable(typeof(UploadUndoDraft))]
[JsonSerializable(typeof(UploadUndoDetails))]
[JsonSerializable(typeof(ReconciliationDraft))]
[JsonSerializable(typeof(ReconciliationDetails))]
[JsonSerializable(typeof(LogList<ReconciliationDetails>))]
[JsonSerializable(typeof(LogList<ReconciliationLineDetails>))]
[JsonSerializable(typeof(LineActionDraft))]
[JsonSerializable(typeof(LineActionResult))]
[JsonSerializable(typeof(SignDraft))]
[JsonSerializable(typeof(StatementDraft))]
[JsonSerializable(typeof(StatementDetails))]
[JsonSerializable(typeof(StatementDetails[]))]
[JsonSerializable(typeof(LogList<StatementDetails>))]
[JsonSerializable(typeof(PaymentDraft))]
[JsonSerializable(typeof(VoidDraft))]
[JsonSerializable(typeof(TermsDraft))]
[JsonSerializable(typeof(AccountEntryDraft))]
[JsonSerializable(typeof(AccountDetails))]
internal sealed partial class AdminJson : JsonSerializerContext;
