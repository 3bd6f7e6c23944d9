using FluentValidation;
using GovernancePortal.Core.Kpis.Plans;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;

namespace GovernancePortal.Core.Kpis.Catalogue;

public sealed record TemplateInput
{
    public string? Template { get; init; }
    public string? Name { get; init; }
    public FiscalYear? FromYear { get; init; }
    public FiscalYear? ToYear { get; init; }
    public Guid? OwnerSectionId { get; init; }
    /// <summary>Initiatives to take, by code; none chosen: all.</summary>
    public List<string> Codes { get; init; } = [];
    /// <summary>Also the targets and activities, moved to the plan's first year.</summary>
    public bool WithTargets { get; init; }
}

public sealed class TemplateInputValidator : AbstractValidator<TemplateInput>
{
    public TemplateInputValidator()
    {
        RuleFor(x => x.Template).NotEmpty();
        RuleFor(x => x.Name).NotEmpty().MaximumLength(KpiPlan.NameLength);
        RuleFor(x => x.FromYear).NotNull();
        RuleFor(x => x.ToYear).NotNull();
        RuleFor(x => x.ToYear).Must((x, to) => to >= x.FromYear && to.Value.Year - x.FromYear!.Value.Year < KpiPlan.MostYears).WithMessage("Kpis.YearsReversed").When(x => x.FromYear is not null && x.ToYear is not null);
        RuleFor(x => x.OwnerSectionId).NotNull();
    }
}

/// <summary>Starts a draft from a template of the catalogue; everything in it may be changed afterwards.</summary>
public sealed class KpiTemplateService(PortalDb db, KpiPlanService plans)
{
    /// <summary>Refused with Kpi.TemplateUnknown, Kpi.PlanNameTaken.</summary>
    public async Task<Guid> StartAsync(TemplateInput input, bool english, Actor actor, CancellationToken ct = default)
    {
        if (!KpiAccess.MayDefine(actor))
        {
            throw new Forbidden("Writing plans.");
        }
        var template = KpiCatalogue.Find(input.Template) ?? throw new RuleViolation("Kpi.TemplateUnknown", nameof(TemplateInput.Template));
        var plan = KpiPlan.Begin(new KpiPlanInput { Name = input.Name, FromYear = input.FromYear, ToYear = input.ToYear, OwnerSectionId = input.OwnerSectionId }, await plans.NextPositionAsync(ct), actor);
        // Codes of another template, chosen before it was changed, say nothing.
        var codes = input.Codes.Intersect(template.Rows.Select(r => r.Code)).ToList();
        var chosen = template.Rows.Where(r => codes.Count == 0 || codes.Contains(r.Code)).ToList();
        db.Add(plan);
        db.AddRange(Build(plan, chosen.Select(r => new PlannedRow((english ? r with { Objective = r.ObjectiveEn ?? r.Objective, Initiative = r.InitiativeEn ?? r.Initiative, Kpi = r.KpiEn ?? r.Kpi } : r) with { Cells = input.WithTargets ? r.Cells : [] })), actor));
        db.Act(actor, "KpiPlanCreated", plan.Subject, capacity: KpiAccess.Writing(actor));
        await UniqueSave.SaveAsync(db, new RuleViolation("Kpi.PlanNameTaken", nameof(TemplateInput.Name), input.Name!), ct);
        return plan.Id;
    }

    /// <summary>A row on its way into a plan, with what only an office's own plan says.</summary>
    internal sealed record PlannedRow(TemplateRow Row)
    {
        public Guid? OwnerSectionId { get; init; }
        public IReadOnlyList<Guid> Systems { get; init; } = [];
        public string? Baseline { get; init; }
        public KpiRhythm Rhythm { get; init; }
    }

    /// <summary>Objectives, initiatives, KPIs and activity rows under the plan, in the order of the rows; objectives join the plan itself.</summary>
    internal static IReadOnlyList<object> Build(KpiPlan plan, IEnumerable<PlannedRow> rows, Actor actor)
    {
        var made = new List<object>();
        var objectives = new Dictionary<string, Guid>(StringComparer.Ordinal);
        var initiatives = new Dictionary<string, KpiInitiative>(StringComparer.Ordinal);
        var position = 0;
        foreach (var planned in rows)
        {
            var row = planned.Row;
            if (!objectives.TryGetValue(row.Objective, out var objective))
            {
                objectives[row.Objective] = objective = plan.AddObjective(row.Objective, actor).Id;
            }
            if (!initiatives.TryGetValue(row.Code, out var initiative))
            {
                initiative = KpiInitiative.Begin(plan.Id, initiatives.Count + 1, new KpiInitiativeInput
                {
                    ObjectiveId = objective, Code = row.Code, Name = row.Initiative, OwnerSectionId = planned.OwnerSectionId ?? plan.OwnerSectionId, Purpose = row.Purpose, Effect = row.Effect, SavingYen = row.SavingYen, SystemIds = [.. planned.Systems],
                }, actor);
                initiatives[row.Code] = initiative;
                made.Add(initiative);
            }
            var cells = row.Cells.Select((raw, at) => new YearCell { Year = plan.FromYear.Year + at, Raw = raw }).Where(c => c.Raw is not null && c.Year <= plan.ToYear.Year).ToList();
            position++;
            if (row.Kpi is null)
            {
                initiative.AddActivity(position, cells.ToDictionary(c => c.Year, c => c.Raw!), actor);
            }
            else
            {
                made.Add(Kpi.Begin(initiative, position, new KpiInput { Name = row.Kpi, Unit = row.Unit, Aggregation = row.Aggregation, Direction = row.Direction, Baseline = planned.Baseline, Rhythm = planned.Rhythm, Targets = cells }, actor));
            }
        }
        return made;
    }
}
