using TrackingPlatform.Admin.Tenancy;
using TrackingPlatform.Domain.Advertisers;

namespace TrackingPlatform.Admin.Advertisers;

/// <summary>Reads what an advertiser's postbacks must prove.</summary>
internal static class AuthenticationReading
{
    public static void Ask(this Advertiser advertiser, AuthenticationDraft draft, DraftCheck check, DateTimeOffset now)
    {
        check.NoOthers(draft.Others, "authentication.");
        var checks = new SenderChecks(
            check.Choice("authentication.token", draft.Token, advertiser.TokenCheck),
            check.Choice("authentication.signature", draft.Signature, advertiser.SignatureCheck),
            check.Choice("authentication.address", draft.Address, advertiser.AddressCheck));
        var addresses = draft.Addresses is { } given ? Addresses(given, check) : advertiser.Addresses;
        if (checks.Address == SenderCheck.Enforced && addresses.Count == 0)
        {
            check.Refuse("authentication.addresses", "required", "With no address on the list every postback would be refused; add one, or do not enforce the list.");
        }

        if (!check.HasProblems)
        {
            advertiser.Ask(checks, addresses, now);
        }
    }

    private static List<string> Addresses(List<string> given, DraftCheck check)
    {
        var addresses = new List<string>();
        foreach (var text in given.Where(text => !string.IsNullOrWhiteSpace(text)))
        {
            if (!AddressList.TryParse(text, out _, out var normal))
            {
                check.Refuse("authentication.addresses", "invalid", $"{text.Trim()} is neither an address nor a range such as 203.0.113.0/24 or 2001:db8::/32.");
            }
            else if (!addresses.Contains(normal))
            {
                addresses.Add(normal);
            }
        }

        if (addresses.Count > AddressList.Most)
        {
            check.Refuse("authentication.addresses", "too_many", $"At most {AddressList.Most} addresses and ranges; write whole ranges.");
        }

        return addresses;
    }
}
