using GovernancePortal.Core.Consultations;

namespace GovernancePortal.Web.Consultations;

/// <summary>One of P1 to P4, written from the first stage.</summary>
public sealed record PremiseAnswer(string Code, Premises Premises, FormNames Names, bool ShowRestricted);
