namespace TrackingPlatform.Domain.Postbacks;

/// <summary>Another platform whose postbacks are taken as they are, so that an advertiser keeps the URL it has.</summary>
public enum PostbackDialect
{
    /// <summary>Everflow: <c>/?nid=&amp;transaction_id=</c>.</summary>
    Everflow,

    /// <summary>TUNE, once HasOffers: <c>/aff_lsr</c>, <c>/aff_l</c>, <c>/aff_goal</c>.</summary>
    Tune,

    /// <summary>Affise: <c>/postback?clickid=</c>.</summary>
    Affise,

    /// <summary>CAKE: <c>/p.ashx</c>.</summary>
    Cake,

    /// <summary>Voluum: <c>/postback?cid=</c>.</summary>
    Voluum,

    /// <summary>Trackier: <c>/acquisition</c>.</summary>
    Trackier,

    /// <summary>Scaleo: <c>/track/conv</c>, <c>/track/conv-change</c>, <c>/track/conv-addchange</c>.</summary>
    Scaleo,

    /// <summary>Offer18: <c>/p?mid=&amp;tid=</c>.</summary>
    Offer18,
}
