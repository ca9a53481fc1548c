using TrackingPlatform.Admin.Tenancy;
using TrackingPlatform.Data.Clicks;
using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Postbacks;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Admin.Clicks;

/// <summary>Turns a row of a file into a click, or says what is wrong with it.</summary>
internal static class ClickImportReading
{
    /// <summary>How old a click may be: older ones can have no conversion any more.</summary>
    public static readonly TimeSpan Oldest = TimeSpan.FromDays(400);

    /// <param name="row">The row.</param>
    /// <param name="number">Which it is.</param>
    /// <param name="partners">The tenant's offers and publishers.</param>
    /// <param name="now">The time of the import.</param>
    /// <param name="problem">The first thing that is wrong, by field.</param>
    public static ImportedClick? Read(ClickImportRow row, long number, ClickImportPartners partners, DateTimeOffset now, out (string Field, string Message) problem)
    {
        var check = new DraftCheck();
        check.NoOthers(row.Others);
        var foreign = check.Text("foreign_id", row.ForeignId, ForeignClickId.Longest);
        if (foreign is null && !check.HasProblems)
        {
            check.Refuse("foreign_id", "required", "Say which click id it had on the other platform.");
        }
        else if (foreign is not null && ForeignClickId.IsOurs(foreign))
        {
            check.Refuse("foreign_id", "invalid", "This is a click id of this platform's own kind; it needs no import.");
        }

        var offer = partners.FindOffer(row.Offer);
        if (offer is null)
        {
            check.Refuse("offer", "unknown", "Name an offer of yours by its id (off_…) or its exact name.");
        }

        var publisher = partners.FindPublisher(row.Publisher);
        if (publisher is null)
        {
            check.Refuse("publisher", "unknown", "Name a publisher of yours by its id (pub_…) or your own reference for it.");
        }

        if (row.At is null || !PostbackTime.TryParse(row.At.Trim(), out var at))
        {
            at = now;
            check.Refuse("at", "invalid", "Write when it was clicked: RFC 3339 with an offset, such as 2026-03-01T09:30:00Z, or Unix seconds or milliseconds.");
        }
        else if (at > now + PostbackTime.Tolerance || at < now - Oldest)
        {
            check.Refuse("at", "invalid", $"The time lies in the future, or more than {Oldest.TotalDays:0} days back.");
        }

        string?[] subs = [.. row.Subs.Select((sub, index) => check.Text($"sub{index + 1}", sub, ClickLimits.Value))];
        var clickRef = check.Text("click_ref", row.ClickRef, ClickLimits.Value);
        var source = check.Text("source", row.Source, ClickLimits.Value);
        var payoutRef = check.Text("payout_ref", row.PayoutRef, ClickLimits.Value);
        if (check.HasProblems || foreign is null || offer is null || publisher is null)
        {
            problem = (check.Problems[0].Field, check.Problems[0].Message);
            return null;
        }

        problem = default;
        return new ImportedClick
        {
            Number = number,
            ForeignId = foreign,
            Id = EntityId.New<ClickId>(at),
            Offer = offer.Id,
            Advertiser = offer.Advertiser,
            Publisher = publisher.Value,
            Currency = offer.Currency,
            Day = partners.DayOf(at),
            Subs = [.. subs.Reverse().SkipWhile(sub => sub is null).Reverse()],
            ClickRef = clickRef,
            Source = source,
            PayoutRef = payoutRef,
        };
    }
}
