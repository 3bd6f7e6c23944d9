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
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Consultations.Funds;

/// <summary>What fiscal years to come are bound to: ceilings, what is used of them and what is left, year by year.</summary>
public sealed class AuthoritiesModel(AuthorityQueries authorities, ConsultationCaseService cases, SystemWordsSource source, CurrentActor current, IStringLocalizer<Texts> texts, Formats formats)
    : ListPage<AuthorityFilter, AuthorityLine>(current, source, texts, formats)
{
    private const int YearsBack = 3;
    private const int YearsShown = 12;

    public (int Count, long CeilingYen, long UsedYen) Totals { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        await ReadAsync(ct);
        Lines = await authorities.PageAsync(Filter, At, Actor, ct);
        Totals = await authorities.TotalsAsync(Filter, Actor, ct);
    }

    /// <param name="form">xlsx or csv.</param>
    public async Task<IActionResult> OnGetFileAsync(string? form, CancellationToken ct)
    {
        await ReadAsync(ct);
        await cases.RecordExportAsync(Texts["Authority.ListTitle"] + Texts["Systems.ConditionSeparator"] + Chosen(), Actor, ct);
        return SheetResult.Of(form, Texts["Authority.FileName"], Actor.Today, Fields(), authorities.AllAsync(Filter, Actor));
    }

    private IReadOnlyList<SheetField<AuthorityLine>> Fields() =>
    [
        new(Texts["Consultations.Number"], l => l.Number, Width: 14), new(Texts["Consultations.Title"], l => l.Title, Width: 36), new(Texts["InformationSystem.Bureau"], l => l.BureauName), new(Texts["Consultations.Section"], l => l.SectionName),
        new(Texts["Authority.Kind"], l => Formats.Name(l.Kind)), new(Texts["Authority.FromFy"], l => l.FromFy), new(Texts["Authority.ToFy"], l => l.ToFy), new(Texts["Funds.Year"], l => l.Fy),
        new(Texts["Authority.Ceiling"], l => l.CeilingYen, SheetLook.Number), new(Texts["Authority.Used"], l => l.UsedYen, SheetLook.Number), new(Texts["Authority.Remaining"], l => l.RemainingYen, SheetLook.Number),
        new(Texts["Authority.CarriesOver"], l => Texts[l.CarriesOver ? "Form.Yes" : "Form.No"].Value),
    ];

    public IReadOnlyList<SelectListItem> Years()
    {
        var first = FiscalYear.Of(Actor.Today).Plus(-YearsBack);
        return YearChoices(Enumerable.Range(0, YearsShown).Select(n => first.Plus(n)), Filter.Fy);
    }

    public IReadOnlyList<SelectListItem> Kinds() => [.. Enum.GetValues<AuthorityKind>().Select(k => new SelectListItem(Formats.Name(k), k.ToString(), k == Filter.Kind))];

    public override string Address(AuthorityFilter filter, string? at = null, string? handler = null, string? form = null) => Url.Page("/Consultations/Funds/Authorities", handler, new
    {
        Fy = Number(filter.Fy), filter.Kind, filter.BureauId, At = at, form,
    })!;

    protected override IReadOnlyList<Condition> Conditions() =>
    [
        new(Filter.Fy is { } year ? Formats.Year(year) : null, f => f with { Fy = null }),
        new(Filter.Kind is { } kind ? Formats.Name(kind) : null, f => f with { Kind = null }),
        new(BureauOf(Filter.BureauId), f => f with { BureauId = null }),
    ];

    public Pager Pager() => PagerOf(AuthorityQueries.PageSize, Totals.Count);
}
