namespace TrackingPlatform.Domain.Offers;

/// <summary>What a node says and asks about the tokens of one counter of a click cap. One token lets one visitor pass.</summary>
/// <param name="Counter">The counter.</param>
/// <param name="Spent">Tokens of this counter that the node has spent since it first took some.</param>
/// <param name="GivenBack">Tokens that the node has just let go of. Said once only: if the answer gets lost, so are they.</param>
/// <param name="Wanted">Tokens that the node would like to have in addition.</param>
public readonly record struct CapExchange(CapCounter Counter, long Spent, long GivenBack, long Wanted);
