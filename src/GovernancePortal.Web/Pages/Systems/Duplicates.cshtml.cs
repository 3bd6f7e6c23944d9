using System.Globalization;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Csv;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Systems;
using GovernancePortal.Core.Systems.Similar;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Systems;

/// <summary>The standing list of what may be bought together, and of what may be there twice.</summary>
public sealed class DuplicatesModel(DuplicateQueries duplicates, SystemRegister register, SystemWordsSource source, CurrentActor current, IStringLocalizer<Texts> texts, Formats formats) : PageModel
{
    /// <summary>How many systems of a group are drawn; the export has all.</summary>
    public const int MostShown = 12;
    private const int YearsAhead = 8;

    [BindProperty(SupportsGet = true)]
    public DuplicateFilter Filter { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? At { get; set; }

    public SystemWords Words { get; private set; } = null!;
    public DuplicatePage Found { get; private set; } = null!;

    private Actor actor = null!;

    public async Task OnGetAsync(CancellationToken ct)
    {
        await ReadAsync(ct);
        Found = await duplicates.PageAsync(Filter, Cursor.Read(At), ct);
    }

    public Task<IActionResult> OnGetCsvAsync(CancellationToken ct) => FileAsync("csv", ct);

    public Task<IActionResult> OnGetXlsxAsync(CancellationToken ct) => FileAsync("xlsx", ct);

    public string LabelOf(DuplicateGroup group) => group.Basis == DuplicateBasis.Business ? Words.Code(SystemCodes.BusinessKind, group.Label) : group.Label;

    /// <summary>Why the group stands here, in one sentence.</summary>
    public string ReasonOf(DuplicateGroup group) => Filter.View == DuplicateView.Joint
        ? texts["Duplicates.JointReason", texts["DuplicateBasis." + group.Basis].Value, group.Sections, formats.Year(group.EndFy), group.Systems.Count]
        : group.SharedYears.Count > 0
            ? texts["Duplicates.DuplicateReasonYears", texts["DuplicateBasis." + group.Basis].Value, group.Sections, string.Join(texts["Form.ListSeparator"], group.SharedYears.Select(y => formats.Year(y)))]
            : texts["Duplicates.DuplicateReason", texts["DuplicateBasis." + group.Basis].Value, group.Sections];

    public string Address(DuplicateFilter filter, string? at = null, string? handler = null) => Url.Page("/Systems/Duplicates", handler, new
    {
        View = filter.View == DuplicateView.Joint ? null : (DuplicateView?)filter.View, filter.Basis, filter.BureauId, EndFy = filter.EndFy is { } year ? Number(year) : null, At = at,
    })!;

    public Tabs Tabs() => new(texts["Duplicates.Views"], [.. Enum.GetValues<DuplicateView>().Select(view => new Tab(formats.Name(view), Address(new DuplicateFilter { View = view, BureauId = Filter.BureauId, EndFy = Filter.EndFy }), view == Filter.View))]);

    public IReadOnlyList<SelectListItem> Bases() =>
        [.. Enum.GetValues<DuplicateBasis>().Where(b => b != (Filter.View == DuplicateView.Joint ? DuplicateBasis.Name : DuplicateBasis.Business)).Select(b => new SelectListItem(formats.Name(b), b.ToString(), b == Filter.Basis))];

    public IReadOnlyList<SelectListItem> Years()
    {
        var now = FiscalYear.Of(actor.Today);
        return [.. Enumerable.Range(-1, YearsAhead + 2).Select(n => now.Plus(n)).Select(y => new SelectListItem(formats.Year(y), Number(y), y == Filter.EndFy))];
    }

    public Chips Chips()
    {
        var chips = new List<Chip>();
        Add(Filter.Basis is { } basis ? formats.Name(basis) : null, f => f with { Basis = null });
        Add(Filter.BureauId is { } bureau ? Words.BureauName(bureau) ?? texts["Systems.FormerSection"].Value : null, f => f with { BureauId = null });
        Add(Filter.EndFy is { } year ? texts["Duplicates.EndsIn", formats.Year(year)].Value : null, f => f with { EndFy = null });
        return new Chips(chips, Address(new DuplicateFilter { View = Filter.View }));

        void Add(string? label, Func<DuplicateFilter, DuplicateFilter> without)
        {
            if (label is not null)
            {
                chips.Add(new Chip(label, Address(without(Filter))));
            }
        }
    }

    public Pager Pager() => new(Found.Groups.Items.Count, DuplicateQueries.PageSize,
        Found.Groups.Next is { } next ? Address(Filter, next) : null, Found.Groups.Previous is { } previous ? Address(Filter, previous) : null, Found.GroupCount);

    private async Task ReadAsync(CancellationToken ct)
    {
        actor = await current.GetAsync(ct);
        Words = await source.ReadAsync(actor.Today, ct);
    }

    private async Task<IActionResult> FileAsync(string kind, CancellationToken ct)
    {
        await ReadAsync(ct);
        await register.RecordExportAsync(string.Join(texts["Systems.ConditionSeparator"], Chips().Items.Select(c => c.Label).Prepend(texts["Duplicates.FileName"].Value + " " + formats.Name(Filter.View))), actor, ct);
        var rows = (await duplicates.AllAsync(Filter, ct)).SelectMany(g => g.Systems, (g, s) => (g, s));
        return ListFile.Of(kind, texts["Duplicates.FileName"], actor.Today, Columns(), rows.ToAsyncEnumerable());
    }

    // The amounts are columns of the ledger that everybody reads.
    private CsvColumn<(DuplicateGroup Group, DuplicateSystem System)>[] Columns() =>
    [
        new(texts["Duplicates.Basis"], r => formats.Name(r.Group.Basis)), new(texts["Duplicates.Common"], r => LabelOf(r.Group)), new(texts["Duplicates.Reason"], r => ReasonOf(r.Group)),
        new(texts["InformationSystem.Code"], r => r.System.Code), new(texts["InformationSystem.Name"], r => r.System.Name), new(texts["InformationSystem.Lifecycle"], r => formats.Name(r.System.Lifecycle)),
        new(texts["InformationSystem.Bureau"], r => r.System.BureauName), new(texts["InformationSystem.OwnerSectionId"], r => r.System.SectionName), new(texts["InformationSystem.ProductName"], r => r.System.ProductName),
        new(texts["InformationSystem.BusinessKind"], r => r.System.BusinessKind is { } kind ? Words.Code(SystemCodes.BusinessKind, kind) : null), new(texts["InformationSystem.VendorName"], r => r.System.VendorName),
        new(texts["InformationSystem.ContractTo"], r => r.System.ContractTo), new(texts["Duplicates.EndFy"], r => r.System.EndFy),
        new(texts["InformationSystem.ContractAmountYen"], r => r.System.ContractAmountYen), new(texts["InformationSystem.AnnualCostYen"], r => r.System.AnnualCostYen),
    ];

    private static string Number(FiscalYear year) => year.Year.ToString(CultureInfo.InvariantCulture);
}
