using GovernancePortal.Core.Dashboard;

namespace GovernancePortal.Web.Pages.Dashboard;

/// <summary>A bar of bands with its legend, for the partial _Progress.</summary>
public sealed record ProgressView(BandCounts Counts, DashboardWords Words);
