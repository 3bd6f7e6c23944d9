using GovernancePortal.Core.Systems;

namespace GovernancePortal.Web.Pages.Systems;

/// <summary>Some values of a karte under one heading, for the partial _Values; EditPage is where they are changed.</summary>
public sealed record KarteValues(Karte Karte, SystemWords Words, string Heading, IReadOnlyList<LedgerColumn> Columns, KartePage? EditPage);

/// <summary>The rows of one part, for the partial _Rows; columns that no row fills are left out.</summary>
public sealed record KarteRows(Karte Karte, SystemWords Words, SystemPartTable Table, IReadOnlyList<SystemPart> Rows, DateOnly Today);

/// <summary>年度別経費, for the partial _Costs.</summary>
public sealed record KarteCosts(Karte Karte, SystemWords Words, CostTable Costs);
