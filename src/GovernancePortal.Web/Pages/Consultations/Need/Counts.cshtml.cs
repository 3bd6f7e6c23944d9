using System.Globalization;
using GovernancePortal.Core.Consultations.Need;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace GovernancePortal.Web.Pages.Consultations.Need;

/// <summary>How often it was asked and with what result, by month and by bureau.</summary>
public sealed class CountsModel(NeedQueries queries, CurrentActor current, Formats formats) : PageModel
{
    private const int YearsBack = 4;

    [BindProperty(SupportsGet = true)]
    public FiscalYear? Fy { get; set; }

    public IReadOnlyList<NeedCount> Counts { get; private set; } = [];
    public FiscalYear Year { get; private set; }

    private Actor actor = null!;

    public async Task OnGetAsync(CancellationToken ct)
    {
        actor = await current.GetAsync(ct);
        Year = Fy ?? FiscalYear.Of(actor.Today);
        Counts = await queries.CountsAsync(Year, actor, ct);
    }

    public IReadOnlyList<SelectListItem> Years()
    {
        var now = FiscalYear.Of(actor.Today);
        return [.. Enumerable.Range(0, YearsBack).Select(n => now.Plus(-n)).Select(y => new SelectListItem(formats.Year(y), y.Year.ToString(CultureInfo.InvariantCulture), y == Year))];
    }

    public int Of(Func<NeedCount, bool> among, NeedResult? result = null) => Counts.Where(c => among(c) && (result is null || c.Result == result)).Sum(c => c.Count);
}
