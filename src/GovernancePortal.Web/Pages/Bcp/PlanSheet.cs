using GovernancePortal.Core.Bcp;

namespace GovernancePortal.Web.Pages.Bcp;

/// <summary>A plan's content as the screen and the paper show it.</summary>
public sealed record PlanSheet(PlanContent Content, bool MayReadPhones);
