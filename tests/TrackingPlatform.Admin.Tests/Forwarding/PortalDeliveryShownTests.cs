using Bunit;
using TrackingPlatform.Admin.Forwarding;
using TrackingPlatform.Admin.Tests.Ui;
using TrackingPlatform.Data.Forwarding;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Forwarding;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Publishers;

namespace TrackingPlatform.Admin.Tests.Forwarding;

public sealed class PortalDeliveryShownTests : UiTests
{
    [Fact]
    public void What_was_never_sent_says_why_and_shows_no_attempts()
    {
        var shown = Show(Sample with { State = DeliveryState.Suppressed, Reason = "status_not_selected" });

        Assert.Equal("status_not_selected", shown.Find(".reason").TextContent);
        Assert.Empty(shown.FindAll("section.flush"));
        Assert.Empty(shown.FindAll("[aria-label=Request]"));
    }

    [Fact]
    public void What_is_tried_again_shows_its_attempts_and_its_version()
    {
        var shown = Show(Sample);

        Assert.Contains("version 2", shown.Find("dl").TextContent, StringComparison.Ordinal);
        Assert.Contains(Sample.Id.ToString(), shown.Markup, StringComparison.Ordinal);
        Assert.Single(shown.FindAll("section.flush"));
    }

    private static DeliveryEntry Sample { get; } = new()
    {
        Id = DeliveryId.New(Now),
        ConversionId = ConversionId.New(Now),
        TemplateName = "Pia's site",
        TemplateVersion = 2,
        EventSeq = 1,
        PublisherId = PublisherId.New(Now),
        PublisherName = "Pia",
        OfferId = OfferId.New(Now),
        Event = "sale",
        StatusSent = "approved",
        State = DeliveryState.Due,
        Attempt = 0,
        NextAt = Now.AddMinutes(1),
        CreatedAt = Now,
        Replays = 0,
    };

    private IRenderedComponent<PortalDeliveryShown> Show(DeliveryEntry delivery) => Render<PortalDeliveryShown>(each => each.Add(it => it.Delivery, delivery));
}
