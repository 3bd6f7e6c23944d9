using System.Globalization;
using FluentValidation;
using GovernancePortal.Core.Checklists;
using GovernancePortal.Core.Kpis.Plans;
using GovernancePortal.Core.Kpis.Standing;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Publication;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Frame;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace GovernancePortal.Web.Pages.Publication;

/// <summary>What is published: chosen, and chosen again until the CIO has it.</summary>
public sealed class EditModel(PublicationQueries queries, PublicationService service, KpiStandingQueries standings, ChecklistQueries checklists, IValidator<PublicationInput> validator, PublicationWords words) : ModulePage<PublicationWords>(words)
{
    private const int YearsOfChecklists = 6;

    [BindProperty(SupportsGet = true)]
    public Guid? Id { get; set; }

    [BindProperty]
    public PublicationInput Input { get; set; } = new();

    public PublicationRecord? Shown { get; private set; }
    public IReadOnlyList<PlanChoice> Plans { get; private set; } = [];
    public IReadOnlyList<Checklist> Lists { get; private set; } = [];

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        Shown = Id is { } id ? await queries.FindAsync(id, ct) : null;
        Plans = [.. (await standings.PlansAsync(ct)).Where(p => p.State != KpiPlanState.Draft)];
        Lists = await checklists.AllAsync(ct);
    }

    public void OnGet()
    {
        var last = FiscalYear.Of(Me.Today).Previous;
        Input = Shown is { } shown ? PublicationInput.Of(shown) : new PublicationInput
        {
            Title = Texts["Publication.UsualTitle", last.Japanese], PlanIds = [.. Plans.Where(p => p.From <= last && last <= p.To).Select(p => p.Id)], Years = [last.Year], ChecklistYears = [last.Year],
        };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await this.ValidateAsync(validator, Input))
        {
            return Page();
        }
        if (Id is { } id)
        {
            await service.EditAsync(id, Input, Me, ct);
            return Done("Publication.Saved", "/Publication/Details", new { id });
        }
        return Done("Publication.Saved", "/Publication/Details", new { id = await service.CreateAsync(Input, Me, ct) });
    }

    public IReadOnlyList<SelectListItem> PlanChoices => [.. Plans.Select(p => new SelectListItem($"{p.Name} {Words.Formats.ShortYear(p.From)}–{Words.Formats.ShortYear(p.To)}", p.Id.ToString(), Input.PlanIds.Contains(p.Id)))];

    public IReadOnlyList<SelectListItem> Years => Plans.Count == 0 ? [] : Choices(Enumerable.Range(Plans.Min(p => p.From.Year), Math.Max(0, Math.Min(Plans.Max(p => p.To.Year), FiscalYear.Of(Me.Today).Year) - Plans.Min(p => p.From.Year)) + 1), Input.Years);

    public IReadOnlyList<SelectListItem> ListChoices => [.. Lists.Select(l => new SelectListItem(l.NameJa, l.Id.ToString(), Input.ChecklistIds.Contains(l.Id)))];

    public IReadOnlyList<SelectListItem> ListYears => Choices(Enumerable.Range(FiscalYear.Of(Me.Today).Year - YearsOfChecklists + 1, YearsOfChecklists), Input.ChecklistYears);

    private IReadOnlyList<SelectListItem> Choices(IEnumerable<int> years, List<int> chosen) =>
        [.. years.OrderDescending().Select(y => new SelectListItem(Words.Formats.Year(new FiscalYear(y)), y.ToString(CultureInfo.InvariantCulture), chosen.Contains(y)))];
}
