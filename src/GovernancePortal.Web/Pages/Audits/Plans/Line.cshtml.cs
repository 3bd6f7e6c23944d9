using FluentValidation;
using GovernancePortal.Core.Audits.Plans;
using GovernancePortal.Core.Platform;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Frame;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace GovernancePortal.Web.Pages.Audits.Plans;

/// <summary>One audit of a plan: another month, another team, or a new one. The rules are checked at once.</summary>
public sealed class LineModel(AuditPlanQueries queries, AuditPlanService service, IValidator<AuditLineInput> validator, AuditPlanWords words) : ModulePage<AuditPlanWords>(words)
{
    private const int Seats = 3;

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>Null for a new one.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Line { get; set; }

    /// <summary>Where one comes from: "coverage" leads back to the matrix.</summary>
    [BindProperty(SupportsGet = true)]
    public string? From { get; set; }

    [BindProperty]
    public AuditLineInput Input { get; set; } = new();

    public AuditPlanView View { get; private set; } = null!;
    public AuditPlan Plan => View.Plan;
    public AuditPlanLineRow? Shown { get; private set; }
    public string Back => From == "coverage" ? Url.Page("/Audits/Plans/Coverage", new { id = (Guid?)null, Plan = Plan.Layer == AuditPlanLayer.Year ? Plan.ParentId : Id })! : Url.Page("/Audits/Plans/Details", new { Id })!;

    public IReadOnlyList<SelectListItem> Sections => [.. View.Office.SectionsIn(Plan.FromFy, Plan.ToFy).Select(s => new SelectListItem($"{s.BureauName} {s.Name}", s.Id.ToString(), s.Id == Input.SectionId))];

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        View = await queries.ViewAsync(Id, Me, ct);
        Shown = Line is { } line ? View.Lines.FirstOrDefault(l => l.Id == line) ?? throw new NotFound($"Line {line}.") : null;
    }

    public void OnGet()
    {
        Input = Stored;
        AddSeats();
    }

    // Empty seats, so that the team may grow.
    private void AddSeats() => Input.MemberIds.AddRange(Enumerable.Repeat((Guid?)null, Math.Max(0, Seats - Input.MemberIds.Count)));

    public AuditLineInput Stored => Shown is { } shown
        ? AuditLineInput.Of(Plan.Lines.Single(l => l.Id == shown.Id), Plan.Version)
        : new AuditLineInput { FiscalYear = Plan.FromFy, Nature = AuditNature.General, Version = Plan.Version };

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var input = Input with { SectionId = Shown?.Section.Id ?? Input.SectionId, Nature = Shown?.Nature ?? Input.Nature, MemberIds = [.. Input.MemberIds.Where(m => m is not null)] };
        if (!await this.ValidateAsync(validator, input))
        {
            AddSeats();
            return Page();
        }
        var breaches = await service.PutLineAsync(Id, Line, input, Me, ct);
        if (breaches.Count > 0)
        {
            Words.Say(ModelState, breaches, View.Office);
            AddSeats();
            return Page();
        }
        this.FlashMessage(Texts["AuditPlans.LineSaved"]);
        return Redirect(Back);
    }

    public async Task<IActionResult> OnPostRemoveAsync(uint version, CancellationToken ct)
    {
        await service.TakeLineAsync(Id, Line ?? throw new NotFound("Line."), version, Me, ct);
        this.FlashMessage(Texts["AuditPlans.LineRemoved"]);
        return Redirect(Back);
    }

    public async Task<IActionResult> OnPostLockAsync(bool locked, uint version, CancellationToken ct)
    {
        await service.LockLineAsync(Id, Line ?? throw new NotFound("Line."), locked, version, Me, ct);
        this.FlashMessage(Texts[locked ? "AuditPlans.WasLocked" : "AuditPlans.WasUnlocked"]);
        return Redirect(Back);
    }
}
