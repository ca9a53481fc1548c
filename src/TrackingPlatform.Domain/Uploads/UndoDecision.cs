using TrackingPlatform.Domain.Conversions;

namespace TrackingPlatform.Domain.Uploads;

/// <summary>What undoing an upload does to one conversion.</summary>
public abstract record UndoDecision
{
    private UndoDecision() { }

    /// <summary>The upload had booked it: it is reversed.</summary>
    /// <param name="Now">The entry it stands at.</param>
    public sealed record Reverse(UploadChange Now) : UndoDecision;

    /// <summary>The upload had changed it: it becomes again what it was before.</summary>
    /// <param name="Now">The entry it stands at.</param>
    /// <param name="Before">The entry it goes back to.</param>
    public sealed record PutBack(UploadChange Now, UploadChange Before) : UndoDecision;

    /// <summary>It stays as it is.</summary>
    /// <param name="Reason">Why, as a reason code.</param>
    public sealed record Leave(string Reason) : UndoDecision;

    /// <summary>What the reports gain by it.</summary>
    public ConversionFigures Figures => this switch
    {
        Reverse reverse => ConversionFigures.Of(ConversionStatus.Reversed, reverse.Now.Money) - ConversionFigures.Of(reverse.Now.Status, reverse.Now.Money),
        PutBack back => ConversionFigures.Of(back.Before.Status, back.Before.Money) - ConversionFigures.Of(back.Now.Status, back.Now.Money),
        _ => default,
    };
}
