namespace TrackingPlatform.Domain.Clicks;

/// <summary>Who made the device. Android names the model, which either begins with the maker's name or has the maker's form.</summary>
internal static class UserAgentBrands
{
    private static readonly TokenTable<string> Names = new(
        StringComparison.OrdinalIgnoreCase,
        ("SM-", "Samsung"), ("GT-", "Samsung"), ("SAMSUNG", "Samsung"), ("SCH-", "Samsung"), ("SGH-", "Samsung"), ("SHV-", "Samsung"), ("SPH-", "Samsung"), ("Galaxy", "Samsung"),
        ("Redmi", "Xiaomi"), ("POCO", "Xiaomi"), ("Xiaomi", "Xiaomi"), ("Mi ", "Xiaomi"), ("MI-", "Xiaomi"), ("HM NOTE", "Xiaomi"),
        ("HUAWEI", "Huawei"), ("HONOR", "Honor"), ("OPPO", "OPPO"), ("vivo", "vivo"), ("ONEPLUS", "OnePlus"), ("realme", "realme"), ("Pixel", "Google"), ("Nexus", "Google"),
        ("moto", "Motorola"), ("motorola", "Motorola"), ("XT1", "Motorola"), ("XT2", "Motorola"), ("LG-", "LG"), ("LGE", "LG"), ("LM-", "LG"), ("LG", "LG"), ("Sony", "Sony"),
        ("XQ-", "Sony"), ("Xperia", "Sony"), ("SOV", "Sony"), ("SO-", "Sony"), ("Nokia", "Nokia"), ("HMD", "HMD"), ("ASUS", "ASUS"), ("ZenFone", "ASUS"), ("Lenovo", "Lenovo"),
        ("HTC", "HTC"), ("ZTE", "ZTE"), ("TECNO", "TECNO"), ("Infinix", "Infinix"), ("itel", "itel"), ("Alcatel", "Alcatel"), ("TCL", "TCL"), ("AFT", "Amazon"), ("KF", "Amazon"),
        ("Kindle", "Amazon"), ("Fairphone", "Fairphone"), ("FP4", "Fairphone"), ("FP5", "Fairphone"), ("Nothing", "Nothing"), ("Wiko", "Wiko"), ("BLU", "BLU"), ("CUBOT", "Cubot"),
        ("DOOGEE", "DOOGEE"), ("Ulefone", "Ulefone"), ("Blackview", "Blackview"), ("UMIDIGI", "UMIDIGI"), ("OUKITEL", "OUKITEL"), ("Meizu", "Meizu"), ("Micromax", "Micromax"),
        ("Lava", "Lava"), ("SHARP", "Sharp"), ("SH-", "Sharp"), ("KYOCERA", "Kyocera"), ("CAT ", "CAT"), ("BRAVIA", "Sony"), ("Lumia", "Microsoft"), ("Hisense", "Hisense"));

    /// <summary>Forms of models without a name: <c>#</c> is a digit, <c>?</c> a capital letter, and more may follow.</summary>
    private static readonly (string Form, string Brand)[] Forms =
    [
        ("M2###", "Xiaomi"), ("2###?", "Xiaomi"), ("2####", "Xiaomi"), ("CPH####", "OPPO"), ("P??M##", "OPPO"), ("RMX####", "realme"), ("V2###", "vivo"), ("TA-####", "Nokia"),
        ("A0##", "Nothing"), ("A1##", "Nothing"), ("HD19##", "OnePlus"), ("GM19##", "OnePlus"), ("IN20##", "OnePlus"), ("KB20##", "OnePlus"), ("LE21##", "OnePlus"), ("NE22##", "OnePlus"),
        ("???-?##", "Huawei"), ("???-??#", "Huawei"), ("???#-?##", "Huawei"), ("VS###", "LG"),
    ];

    public static string Find(ReadOnlySpan<char> agent, string os) => os switch
    {
        "iOS" or "macOS" or "tvOS" => "Apple",
        "Android" or "HarmonyOS" => OfModel(ModelIn(agent)) is { Length: > 0 } brand ? brand : OfBrowser(agent),
        "Tizen" => "Samsung",
        "webOS" => "LG",
        "Xbox" => "Microsoft",
        "PlayStation" => "Sony",
        "Nintendo" or "BlackBerry" or "Roku" => os,
        "Windows Phone" or "KaiOS" or "Symbian" or "Java ME" => OfName(agent),
        _ => "",
    };

    /// <summary>The maker of a model such as <c>SM-G991B</c>; empty when not known.</summary>
    public static string OfModel(ReadOnlySpan<char> model)
    {
        if (OfName(model) is { Length: > 0 } brand)
        {
            return brand;
        }

        foreach (var (form, maker) in Forms)
        {
            if (Fits(model, form))
            {
                return maker;
            }
        }

        return "";
    }

    private static string OfName(ReadOnlySpan<char> text) =>
        Names.TryFind(text, out var hit) && (hit.Start == 0 || !char.IsAsciiLetterOrDigit(text[hit.Start - 1])) ? hit.Meaning : "";

    // Browsers that their makers put on their own telephones only.
    private static string OfBrowser(ReadOnlySpan<char> agent) =>
        agent.Contains("SamsungBrowser/", StringComparison.Ordinal) ? "Samsung"
        : agent.Contains("MiuiBrowser/", StringComparison.Ordinal) ? "Xiaomi"
        : agent.Contains("HuaweiBrowser/", StringComparison.Ordinal) ? "Huawei"
        : "";

    /// <summary>The part between <c>Android 13;</c> and <c>Build/</c>.</summary>
    private static ReadOnlySpan<char> ModelIn(ReadOnlySpan<char> agent)
    {
        var open = agent.IndexOf('(');
        var close = open < 0 ? -1 : agent[open..].IndexOf(')');
        if (close < 0)
        {
            return default;
        }

        var comment = agent.Slice(open + 1, close - 1);
        var isAfterSystem = false;
        foreach (var range in comment.Split(';'))
        {
            var part = comment[range].Trim();
            if (isAfterSystem && !IsAside(part))
            {
                var build = part.IndexOf(" Build/", StringComparison.Ordinal);
                return build < 0 ? part : part[..build];
            }

            isAfterSystem |= part.StartsWith("Android", StringComparison.Ordinal) || part.StartsWith("Adr ", StringComparison.Ordinal);
        }

        return default;
    }

    /// <summary>Other things that stand there: a language, an engine's version, the mark of an app's view.</summary>
    private static bool IsAside(ReadOnlySpan<char> part) =>
        part is "" or "U" or "wv" or "K" or "Mobile" or "Tablet" or "HarmonyOS"
        || part.StartsWith("rv:", StringComparison.Ordinal)
        || part.StartsWith("HMSCore", StringComparison.Ordinal)
        || (part.Length is 2 or 5 && char.IsAsciiLetterLower(part[0]) && char.IsAsciiLetterLower(part[1]) && (part.Length == 2 || part[2] is '-' or '_'));

    private static bool Fits(ReadOnlySpan<char> model, string form)
    {
        if (model.Length < form.Length)
        {
            return false;
        }

        for (var index = 0; index < form.Length; index++)
        {
            var fits = form[index] switch
            {
                '#' => char.IsAsciiDigit(model[index]),
                '?' => char.IsAsciiLetterUpper(model[index]),
                var letter => model[index] == letter,
            };
            if (!fits)
            {
                return false;
            }
        }

        return true;
    }
}
