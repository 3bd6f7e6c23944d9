using System.Globalization;
using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Consultations.Funds;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Sheets;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Pages.Systems;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Consultations.Funds;

/// <summary>What fiscal years to come are bound to: ceilings, what is used of them and what is left, year by year.</summary>
public sealed class AuthoritiesModel(AuthorityQueries authorities, ConsultationCaseService cases, SystemWordsSource source, CurrentActor current, IStringLocalizer<Texts> texts, Formats formats) : PageModel
{
    private const int YearsBack = 3;
    private const int YearsShown = 12;

    [BindProperty(SupportsGet = true)]
    public AuthorityFilter Filter { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? At { get; set; }

    public Actor Actor { get; private set; } = null!;
    public SystemWords Words { get; private set; } = null!;
    public Page<AuthorityLine> Lines { get; private set; } = Page<AuthorityLine>.Empty;
    public (int Count, long CeilingYen, long UsedYen) Totals { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        await ReadAsync(ct);
        Lines = await authorities.PageAsync(Filter, At, Actor, ct);
        Totals = await authorities.TotalsAsync(Filter, Actor, ct);
    }

    /// <param name="form">xlsx or csv; the conditions of the list have a kind of their own.</param>
    public async Task<IActionResult> OnGetFileAsync(string? form, CancellationToken ct)
    {
        await ReadAsync(ct);
        var chosen = Chips().Items.Select(chip => chip.Label).ToList();
        await cases.RecordExportAsync(texts["Authority.ListTitle"] + texts["Systems.ConditionSeparator"] + (chosen.Count == 0 ? texts["Systems.AllRows"] : string.Join(texts["Systems.ConditionSeparator"], chosen)), Actor, ct);
        return SheetResult.Of(form, texts["Authority.FileName"], Actor.Today, Fields(), authorities.AllAsync(Filter, Actor));
    }

    private IReadOnlyList<SheetField<AuthorityLine>> Fields() =>
    [
        new(texts["Consultations.Number"], l => l.Number, Width: 14), new(texts["Consultations.Title"], l => l.Title, Width: 36), new(texts["InformationSystem.Bureau"], l => l.BureauName), new(texts["Consultations.Section"], l => l.SectionName),
        new(texts["Authority.Kind"], l => formats.Name(l.Kind)), new(texts["Authority.FromFy"], l => l.FromFy), new(texts["Authority.ToFy"], l => l.ToFy), new(texts["Funds.Year"], l => l.Fy),
        new(texts["Authority.Ceiling"], l => l.CeilingYen, SheetLook.Number), new(texts["Authority.Used"], l => l.UsedYen, SheetLook.Number), new(texts["Authority.Remaining"], l => l.RemainingYen, SheetLook.Number),
        new(texts["Authority.CarriesOver"], l => texts[l.CarriesOver ? "Form.Yes" : "Form.No"].Value),
    ];

    public IReadOnlyList<SelectListItem> Years()
    {
        var first = FiscalYear.Of(Actor.Today).Plus(-YearsBack);
        return [.. Enumerable.Range(0, YearsShown).Select(n => first.Plus(n)).Select(y => new SelectListItem(formats.Year(y), y.Year.ToString(CultureInfo.InvariantCulture), y == Filter.Fy))];
    }

    public IReadOnlyList<SelectListItem> Kinds() => [.. Enum.GetValues<AuthorityKind>().Select(k => new SelectListItem(formats.Name(k), k.ToString(), k == Filter.Kind))];

    public string Address(AuthorityFilter filter, string? at = null, string? handler = null, string? form = null) => Url.Page("/Consultations/Funds/Authorities", handler, new
    {
        Fy = filter.Fy?.Year.ToString(CultureInfo.InvariantCulture), filter.Kind, filter.BureauId, At = at, form,
    })!;

    public Chips Chips()
    {
        var chips = new List<Chip>();
        Add(Filter.Fy is { } year ? formats.Year(year) : null, f => f with { Fy = null });
        Add(Filter.Kind is { } kind ? formats.Name(kind) : null, f => f with { Kind = null });
        Add(Filter.BureauId is { } bureau ? Words.BureauName(bureau) ?? texts["Systems.FormerSection"].Value : null, f => f with { BureauId = null });
        return new Chips(chips, Address(new AuthorityFilter()));

        void Add(string? label, Func<AuthorityFilter, AuthorityFilter> without)
        {
            if (label is not null)
            {
                chips.Add(new Chip(label, Address(without(Filter))));
            }
        }
    }

    public Pager Pager() => new(Lines.Items.Count, AuthorityQueries.PageSize, Lines.Next is { } next ? Address(Filter, next) : null, Lines.Previous is { } previous ? Address(Filter, previous) : null, Totals.Count);

    private async Task ReadAsync(CancellationToken ct)
    {
        Actor = await current.GetAsync(ct);
        Words = await source.ReadAsync(Actor.Today, ct);
    }
}
