namespace TrackingPlatform.Domain.Forwarding;

/// <summary>A publisher's address as it is kept and shown: parameters that carry credentials, going by their names, lose their values.</summary>
public static class MaskedUrl
{
    private const string Mask = "***";

    private static readonly string[] Suspicious =
        ["token", "secret", "password", "passwd", "pwd", "apikey", "api_key", "api-key", "accesskey", "access_key", "private_key", "signature", "auth"];

    private static readonly string[] SuspiciousAlone = ["key", "sig", "sign", "pass", "hash", "security"];

    /// <summary>The address with the values of such query parameters replaced.</summary>
    public static string Of(string url)
    {
        var question = url.IndexOf('?', StringComparison.Ordinal);
        if (question < 0)
        {
            return url;
        }

        var pairs = url[(question + 1)..].Split('&');
        return url[..(question + 1)] + string.Join('&', pairs.Select(MaskPair));
    }

    private static string MaskPair(string pair)
    {
        var equals = pair.IndexOf('=', StringComparison.Ordinal);
        return equals >= 0 && IsSecret(Uri.UnescapeDataString(pair[..equals])) ? pair[..(equals + 1)] + Mask : pair;
    }

    private static bool IsSecret(string name) =>
        SuspiciousAlone.Contains(name, StringComparer.OrdinalIgnoreCase)
        || Suspicious.Any(word => name.EndsWith(word, StringComparison.OrdinalIgnoreCase));
}
