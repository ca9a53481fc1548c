namespace TrackingPlatform.Domain.Templates;

/// <summary>How platforms delimit their placeholders.</summary>
internal enum ForeignMacroStyle
{
    /// <summary><c>{name}</c>.</summary>
    Braces,

    /// <summary><c>%7Bname%7D</c>: braces that were encoded once too often.</summary>
    EncodedBraces,

    /// <summary><c>#name#</c>.</summary>
    Hashes,

    /// <summary><c>%%name|function%%</c>.</summary>
    DoublePercents,

    /// <summary><c>[name]</c>, <c>${name}</c>, <c>{{name}}</c>, <c>%name%</c>.</summary>
    AdNetwork,
}
