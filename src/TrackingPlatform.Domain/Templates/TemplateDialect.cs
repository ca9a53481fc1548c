namespace TrackingPlatform.Domain.Templates;

/// <summary>Another platform whose postback addresses publishers bring along.</summary>
public enum TemplateDialect
{
    /// <summary>Everflow: <c>{sub1}</c>, <c>{payout_amount}</c>.</summary>
    Everflow,

    /// <summary>TUNE, once HasOffers: <c>{aff_sub}</c>, <c>{aff_click_id}</c>.</summary>
    Tune,

    /// <summary>Affise: <c>{sub1}</c>, <c>{sum}</c>, <c>{geo}</c>.</summary>
    Affise,

    /// <summary>CAKE: <c>#s2#</c>, <c>#price#</c>.</summary>
    Cake,

    /// <summary>Voluum: <c>{externalid}</c>, <c>{var1}</c>; and its own <c>/postback?cid=</c>.</summary>
    Voluum,

    /// <summary>Trackier: <c>{p1}</c>, <c>{payout_usd}</c>.</summary>
    Trackier,

    /// <summary>Scaleo: <c>{aff_click_id}</c>, <c>{sub_id1}</c>, and hashes as <c>{email_hash}</c>.</summary>
    Scaleo,

    /// <summary>Offer18: <c>{aff_click_id}</c>, <c>{tid}</c>.</summary>
    Offer18,

    /// <summary>Impact: <c>{SubId1}</c>, <c>{ActionId}</c>; case counts.</summary>
    Impact,

    /// <summary>Partnerize: <c>clickref:{clickref}</c> in the path.</summary>
    Partnerize,

    /// <summary>Offerit: <c>%%name|function%%</c>.</summary>
    Offerit,

    /// <summary>An advertising network's placeholders: <c>[name]</c>, <c>${name}</c>, <c>{{name}}</c>, <c>%name%</c>.</summary>
    AdNetwork,
}
