using System.Diagnostics;
using TrackingPlatform.Domain.Conversions;

namespace TrackingPlatform.Domain.Reconciliation;

/// <summary>What can be done about which line.</summary>
public static class LineActions
{
    /// <summary>Whether an action fits a line. A publisher's list books nothing: money is the advertiser's to report.</summary>
    /// <param name="action">The action.</param>
    /// <param name="side">Whose list it is.</param>
    /// <param name="line">The class of the line.</param>
    /// <param name="booked">The status of its conversion; null where there is none.</param>
    /// <param name="isReadable">Whether the row could be read.</param>
    public static bool Fits(this LineAction action, PartnerSide side, LineClass line, ConversionStatus? booked, bool isReadable) => action switch
    {
        LineAction.Create => side == PartnerSide.Advertiser && isReadable && line is (LineClass.OnlyThere or LineClass.OutsideWindow),
        LineAction.Approve => line != LineClass.Duplicate && booked is (ConversionStatus.Pending or ConversionStatus.Hold),
        LineAction.Adjust => side == PartnerSide.Advertiser && line is (LineClass.AmountDiffers or LineClass.StatusDiffers),
        LineAction.Dispute => line != LineClass.Matched,
        _ => throw new UnreachableException(),
    };
}
