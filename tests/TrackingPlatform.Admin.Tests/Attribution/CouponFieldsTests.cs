using Bunit;
using Microsoft.AspNetCore.Components;
using TrackingPlatform.Admin.Attribution;
using TrackingPlatform.Admin.Tests.Ui;
using TrackingPlatform.Admin.Ui;

namespace TrackingPlatform.Admin.Tests.Attribution;

public sealed class CouponFieldsTests : UiTests
{
    private readonly FormState _state = new();
    private readonly CouponDraft _draft = new() { Code = "SPRING20", Publisher = "pub_1" };

    [Fact]
    public void What_is_typed_and_chosen_is_the_draft()
    {
        var fields = Fields();

        Assert.Equal("SPRING20", fields.Find("[name=code]").GetAttribute("value"));
        fields.Find("[name=code]").Change("AUTUMN");
        fields.Find("[name=publisher]").Change("pub_2");
        fields.Find("[name=offer]").Change("off_1");
        fields.Find("[name=until]").Change("2026-12-01");

        Assert.Equal(("AUTUMN", "pub_2", "off_1", "2026-12-01"), (_draft.Code, _draft.Publisher, _draft.Offer, _draft.Until));
    }

    [Fact]
    public void What_was_refused_stands_at_its_field_until_it_is_changed()
    {
        var fields = Fields();
        fields.InvokeAsync(() => _state.Refuse("code", "Choose another code."));
        Assert.Contains("Choose another code.", fields.Find("[name=code]").ParentElement!.TextContent, StringComparison.Ordinal);

        fields.Find("[name=code]").Change("AUTUMN");
        Assert.DoesNotContain("Choose another code.", fields.Markup, StringComparison.Ordinal);
    }

    private IRenderedComponent<CascadingValue<FormState>> Fields() => Render<CascadingValue<FormState>>(outer => outer
        .Add(each => each.Value, _state)
        .AddChildContent<CouponFields>(each => each
            .Add(it => it.Draft, _draft)
            .Add(it => it.Publishers, [new FilterOption("pub_1", "Blog"), new FilterOption("pub_2", "Newsletter")])
            .Add(it => it.Offers, [new FilterOption("off_1", "Spring")])
            .Add(it => it.Advertisers, [new FilterOption("adv_1", "Shop")])));
}
