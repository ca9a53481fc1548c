namespace TrackingPlatform.Domain.Clicks;

/// <summary>Why a file of address data is not taken.</summary>
public enum AddressFileProblem
{
    /// <summary>The name is empty, too long, does not end in <c>.mmdb</c>, or holds more than letters, digits, dots, dashes and underscores.</summary>
    BadName,

    /// <summary>It is larger than <see cref="IAddressFiles.MostBytes"/>.</summary>
    TooLarge,

    /// <summary>It is no MMDB file, or a damaged one, or not all of it.</summary>
    Damaged,

    /// <summary>It can be read, but tells nothing of countries, cities or networks under a name that is known.</summary>
    UnknownLayout,

    /// <summary>It could not be kept, or may not be read: disk full, no permission.</summary>
    NotStored,
}
