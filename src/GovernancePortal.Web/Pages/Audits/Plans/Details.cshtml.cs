using GovernancePortal.Core.Audits.Plans;
using GovernancePortal.Core.Platform.Csv;
using GovernancePortal.Core.Platform.Trail;
using GovernancePortal.Web.Frame;
using Microsoft.AspNetCore.Mvc;

namespace GovernancePortal.Web.Pages.Audits.Plans;

/// <summary>One plan: its words, its lines, the acts of the table, its versions and history.</summary>
public sealed class DetailsModel(AuditPlanQueries queries, AuditPlanService service, TrailQueries trail, AuditPlanWords words) : ModulePage<AuditPlanWords>(words)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public AuditPlanView View { get; private set; } = null!;
    public AuditPlan Plan => View.Plan;
    public IReadOnlyDictionary<Guid, (Guid Id, string Number)> Audits { get; private set; } = new Dictionary<Guid, (Guid, string)>();
    public TrailView History { get; private set; } = null!;
    /// <summary>Exceptions of decision 23 that concern the plan's sections.</summary>
    public IReadOnlyList<AuditException> Exceptions => [.. View.Office.Exceptions.Where(e => e.Until >= Plan.FromFy.Start && Plan.Lines.Any(l => l.SectionId == e.SectionId))];
    public AuditPlanRow? Previous => View.Editions.LastOrDefault(e => e.Edition < Plan.Edition);
    /// <summary>A year of this plan may be begun.</summary>
    public bool MayBeginYear => Plan is { Layer: AuditPlanLayer.MidTerm, State: AuditPlanState.Approved } && AuditPlanAccess.MayEdit(Me);

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        View = await queries.ViewAsync(Id, Me, ct);
        Audits = Plan is { Layer: AuditPlanLayer.Year, State: not AuditPlanState.Draft } ? await queries.AuditsOfAsync(Id, ct) : Audits;
        History = HistoryOf(await trail.OfAsync(Plan.Subject, true, 50, ct));
    }

    public void OnGet()
    {
    }

    /// <summary>The planner makes the lines.</summary>
    public async Task<IActionResult> OnPostPlanAsync(uint version, CancellationToken ct)
    {
        if (await service.PlanAsync(Id, version, Me, ct) is { } refusal)
        {
            ModelState.AddModelError("", Words.Told(refusal, View.Office));
            return Page();
        }
        return Done("AuditPlans.Planned", "/Audits/Plans/Details", new { Id });
    }

    /// <summary>An act that needs nothing said.</summary>
    public async Task<IActionResult> OnPostActAsync(AuditPlanAct act, uint version, CancellationToken ct)
    {
        if (act == AuditPlanAct.Revise)
        {
            var next = await service.ReviseAsync(Id, version, Me, ct);
            return Done("AuditPlans.Done.Revise", "/Audits/Plans/Details", new { Id = next });
        }
        var breaches = await service.DoAsync(Id, new AuditPlanActInput { Act = act, Version = version }, Me, ct);
        if (breaches.Count > 0)
        {
            Words.Say(ModelState, breaches, View.Office);
            return Page();
        }
        return Done("AuditPlans.Done." + act, "/Audits/Plans/Details", new { Id });
    }

    /// <param name="form">xlsx; everything else is CSV.</param>
    public async Task<IActionResult> OnGetFileAsync(string? form, CancellationToken ct)
    {
        await service.RecordExportAsync(Plan.Name, Me, ct);
        return ListFile.Of(form, Plan.Name, Me.Today, Columns(), View.Lines.ToAsyncEnumerable());
    }

    /// <summary>Acts that need nothing said.</summary>
    public IEnumerable<OfferedPlanAct> Plain => View.Acts.Where(a => a.Act is AuditPlanAct.Submit or AuditPlanAct.PullBack or AuditPlanAct.Revise or AuditPlanAct.Drop);

    public IEnumerable<OfferedPlanAct> Worded => View.Acts.Where(a => a.Act is AuditPlanAct.Approve or AuditPlanAct.Return);

    private CsvColumn<AuditPlanLineRow>[] Columns() =>
    [
        new(Texts["AuditPlans.Year"], l => Words.Formats.Year(l.FiscalYear)), new(Texts["AuditPlans.Month"], l => l.Month), new(Texts["InformationSystem.Bureau"], l => l.Section.BureauName), new(Texts["AuditPlans.Section"], l => l.Section.Name),
        new(Texts["AuditPlans.Place"], l => l.Section.Place), new(Texts["AuditPlans.Nature"], l => Words.Formats.Name(l.Nature)), new(Texts["AuditPlans.Lead"], l => l.Lead?.Name), new(Texts["AuditPlans.Members"], l => string.Join("、", l.Members.Select(m => m?.Name))),
        new(Texts["AuditPlans.IsLocked"], l => Texts[l.IsLocked ? "Form.Yes" : "Form.No"].Value),
    ];
}
