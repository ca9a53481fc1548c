using TrackingPlatform.Admin.Notices;
using TrackingPlatform.Domain.Forwarding;
using TrackingPlatform.Domain.Notices;

namespace TrackingPlatform.Admin.Tests.Notices;

public sealed class NoticeWordsTests
{
    [Fact]
    public void Every_kind_has_a_word_of_its_own_and_a_tone() =>
        Assert.Equal(Enum.GetValues<NoticeKind>().Length, Enum.GetValues<NoticeKind>().Select(kind => (NoticeWords.Kind(kind), NoticeWords.Tone(kind).Length > 0)).Distinct().Count());

    [Fact]
    public void Publishers_never_hear_of_the_tenants_own_books() =>
        Assert.DoesNotContain(NoticeWords.ForPublishers, kind => kind is NoticeKind.BalanceBroken or NoticeKind.SealBroken or NoticeKind.RatesNotFetched or NoticeKind.TemplateProposed);

    [Fact]
    public void What_was_given_up_is_one_step_from_being_sent_again() => Assert.Equal(
        "/deliveries/replays/new?state=dead&endpoint=https%3A%2F%2Fp.example",
        NoticeWords.Replay(LossNews.Tell("https://p.example", 3, DateTimeOffset.UnixEpoch, [])));
}
