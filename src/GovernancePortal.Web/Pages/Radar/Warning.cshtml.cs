using FluentValidation;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Platform.Trail;
using GovernancePortal.Core.Radar;
using GovernancePortal.Core.Systems;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Radar;

/// <summary>One warning: its days, its way out, and what is decided about it.</summary>
public sealed class WarningModel(RadarQueries radar, RadarService service, RadarScanService scan, MoveQueries moves, SystemRadarQueries systems, TrailQueries trail, CurrentActor current,
    IValidator<DecisionChoice> validator, IStringLocalizer<Texts> texts, Formats formats) : PageModel, ILoadsDisplay
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public DecisionChoice Input { get; set; } = new();

    public Actor Actor { get; private set; } = null!;
    public RadarLine Line { get; private set; } = null!;
    public RadarWords Radar { get; } = new(texts, formats);
    public ContractSchedule? Schedule { get; private set; }
    public FiscalYear? PlanFy { get; private set; }
    public IReadOnlyList<DoubleMove> Moves { get; private set; } = [];
    public TrailView History { get; private set; } = null!;
    public bool MayDecide => Line.State != WarningState.Gone && RadarWarning.MayDecide(Actor, Line.SectionId);

    /// <summary>Only what is about a system can be renewed, extended or retired.</summary>
    public IReadOnlyList<SelectListItem> Choices =>
        [.. Enum.GetValues<WarningChoice>().Where(c => Line.SystemId is not null || c is WarningChoice.Done or WarningChoice.Excluded).Select(c => new SelectListItem(formats.Name(c), c.ToString()))];

    public async Task LoadAsync(CancellationToken ct)
    {
        Actor = await current.GetAsync(ct);
        Line = await radar.OneAsync(Id, Actor, ct);
        if (Line.SystemId is { } systemId && Line.Rule.LeadsToPlan)
        {
            var context = await scan.ContextAsync(ct);
            var system = (await systems.OfAsync([systemId], ct))[0];
            Schedule = system.ContractTo is null ? null : ContractSchedule.Of(system, context);
            PlanFy = RadarService.BudgetFy(Schedule, Actor.Today);
            Moves = Line.Code == RadarCode.DoubleMove ? [.. (await moves.OfAsync(systemId, ct)).Where(m => m.First.On > Actor.Today)] : [];
        }
        History = new TrailView(await trail.OfAsync(new TrailSubject(RadarWarning.SubjectType, Id), showRestricted: true, ct: ct), Radar.Value);
    }

    public void OnGet() => Input = new DecisionChoice { Version = Line.Version };

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await this.ValidateAsync(validator, Input))
        {
            return Page();
        }
        await service.DecideAsync(Id, Input, Actor, ct);
        this.FlashMessage(texts["Radar.WasDecided"]);
        return RedirectToPage("/Radar/Warning", new { id = Id });
    }

    public async Task<IActionResult> OnPostReopenAsync(uint version, CancellationToken ct)
    {
        await service.ReopenAsync(Id, version, Actor, ct);
        this.FlashMessage(texts["Radar.WasReopened"]);
        return RedirectToPage("/Radar/Warning", new { id = Id });
    }
}
