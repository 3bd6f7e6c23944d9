using GovernancePortal.Core.Dashboard;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace GovernancePortal.Web.Pages.Dashboard;

/// <summary>The items of a report or of today, for the partial _CioItems.</summary>
public sealed record CioItemsView(CioReportContent Content, DashboardWords Words, bool OnPaper = false)
{
    /// <summary>An item is told to everybody who reads the screen; it leads only those on who may open its page.</summary>
    public bool MayOpen(CioItem item) => PageAccess.MayOpen(Words.Me, item.Address);

    /// <summary>Where those stand that did not fit: most of what waits are cases, most of what is worse and better are KPIs.</summary>
    public static string ListOf(CioItemGroup group, IUrlHelper url) => group switch
    {
        CioItemGroup.Decide => url.Page("/Index", new { Mine = "true" })!,
        CioItemGroup.Worse => url.Page("/Kpis/Index", new { Behind = "true" })!,
        CioItemGroup.Moved => url.Page("/Dashboard/Plans")!,
    };
}
