using System.Globalization;
using GovernancePortal.Core.Kpis.Notation;
using GovernancePortal.Core.Kpis.Plans;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Imports;
using GovernancePortal.Core.Platform.Sheets;
using GovernancePortal.Core.Platform.Time;

namespace GovernancePortal.Core.Kpis.Sheets;

/// <summary>A plan that the portal has, as it stood before the file.</summary>
internal sealed class KnownPlan(KpiPlan plan, IReadOnlyList<KpiInitiative> initiatives, IReadOnlyList<Kpi> kpis, IReadOnlyList<FiscalYear> closed)
{
    private readonly ILookup<Guid, Kpi> ofInitiative = kpis.ToLookup(k => k.InitiativeId);
    private readonly Dictionary<string, List<KpiActivity>> activities = initiatives.ToDictionary(i => i.Code, i => i.Activities.OrderBy(a => a.Position).ToList(), StringComparer.Ordinal);

    public KpiPlan Plan => plan;
    public IReadOnlyList<FiscalYear> Closed => closed;
    public IReadOnlyDictionary<string, KpiInitiative> Initiatives { get; } = initiatives.ToDictionary(i => i.Code, StringComparer.Ordinal);
    public IReadOnlyDictionary<Guid, string> Objectives { get; } = plan.Objectives.ToDictionary(o => o.Id, o => o.Name);

    public Kpi? Kpi(string code, string name) => Initiatives.TryGetValue(code, out var initiative) ? ofInitiative[initiative.Id].FirstOrDefault(k => k.Name == name) : null;

    /// <summary>The n-th row of activities of the initiative, from 0.</summary>
    public KpiActivity? Activity(string code, int number) => activities.TryGetValue(code, out var rows) && number < rows.Count ? rows[number] : null;
}

/// <summary>
/// Looks at the rows of the wide sheet. What a row says of its initiative (目的, 施策名) is taken from the initiative's first
/// row, and the others must agree: so every row is judged by how things stood before the file, whatever was written since.
/// </summary>
internal sealed class KpiImportLook(TableLayout layout, IReadOnlyDictionary<string, KnownPlan> known, int lastPosition, Guid? owner, Action<object> add, Actor actor) : TableLook
{
    private sealed record First(int Row, string? Objective, string? Name);

    private sealed record Act(SheetRow Row, KpiRowInput Input, KnownPlan? Plan, KpiInitiative? Initiative, bool IsFirst);

    private readonly IReadOnlyList<FiscalYear> years = KpiSheet.YearsOf(layout);
    private readonly Dictionary<string, SortedSet<FiscalYear>> filled = new(StringComparer.Ordinal);
    private readonly Dictionary<(string, string), First> firsts = [];
    private readonly Dictionary<(string, string, string), int> rows = [];
    private readonly Dictionary<(string, string), int> activityRows = [];
    private readonly Dictionary<string, KpiPlan> madePlans = new(StringComparer.Ordinal);
    private readonly Dictionary<(string, string), KpiInitiative> madeInitiatives = [];
    private readonly Dictionary<(string, string), Guid> madeObjectives = [];
    private readonly Dictionary<Guid, List<Guid>> order = [];
    private readonly HashSet<Guid> touched = [];
    private int position = lastPosition;

    /// <summary>The rows of each plan in the order of the file.</summary>
    public IReadOnlyDictionary<Guid, List<Guid>> Order() => order;

    public override void Prepare(SheetRow row)
    {
        var plan = layout.Cell(row, KpiSheet.Plan).Text.Replace('\n', ' ');
        if (!filled.TryGetValue(plan, out var used))
        {
            filled[plan] = used = [];
        }
        used.UnionWith(years.Where(y => !layout.Cell(row, KpiSheet.ColumnOf(y)).IsEmpty));
    }

    public override TableRow At(SheetRow row)
    {
        var faults = new List<(TableColumn, SheetFault)>();
        var input = KpiRowInput.Read(layout, years, row, faults);
        if (input.Plan is null || input.Code is null)
        {
            return Failed(input, faults);
        }
        var plan = known.GetValueOrDefault(input.Plan);
        var initiative = plan?.Initiatives.GetValueOrDefault(input.Code);
        var key = (input.Plan, input.Code);
        var isFirst = firsts.TryAdd(key, new First(row.Number, input.Objective ?? (initiative is null ? null : plan!.Objectives[initiative.ObjectiveId]), input.Initiative ?? initiative?.Name));
        // A first row that says too little is helped by a later one.
        firsts[key] = firsts[key] with { Objective = firsts[key].Objective ?? input.Objective, Name = firsts[key].Name ?? input.Initiative };
        var act = new Act(row, input, plan, initiative, isFirst);
        Judge(act, firsts[key], faults);
        return input.Kpi is null ? ActivityRow(act, faults) : KpiRowOf(act, faults);
    }

    private void Judge(Act act, First first, List<(TableColumn, SheetFault)> faults)
    {
        var (input, plan) = (act.Input, act.Plan);
        if (first.Objective is null)
        {
            faults.Add((KpiSheet.Objective, new SheetFault("Missing")));
        }
        if (first.Name is null)
        {
            faults.Add((KpiSheet.Initiative, new SheetFault("Missing")));
        }
        if (!act.IsFirst && input.Objective is { } objective && objective != first.Objective)
        {
            faults.Add((KpiSheet.Objective, new SheetFault("KpiInitiativeDiffers", Say(first.Row), SheetValues.Short(first.Objective ?? ""))));
        }
        if (!act.IsFirst && input.Initiative is { } name && name != first.Name)
        {
            faults.Add((KpiSheet.Initiative, new SheetFault("KpiInitiativeDiffers", Say(first.Row), SheetValues.Short(first.Name ?? ""))));
        }
        if (plan is null)
        {
            if (owner is null)
            {
                faults.Add((KpiSheet.Plan, new SheetFault("KpiNoOwner")));
            }
            if (Term(input.Plan!) is not { } term)
            {
                faults.Add((KpiSheet.Plan, new SheetFault("KpiNoYears")));
            }
            else if (term.To.Year - term.From.Year >= KpiPlan.MostYears)
            {
                faults.Add((KpiSheet.Plan, new SheetFault("KpiTooManyYears", Say(KpiPlan.MostYears))));
            }
        }
        if (input.Kpi is not null && !rows.TryAdd((input.Plan!, input.Code!, input.Kpi), act.Row.Number))
        {
            faults.Add((KpiSheet.Kpi, new SheetFault("RowTwice", SheetValues.Short(input.Kpi), Say(rows[(input.Plan!, input.Code!, input.Kpi)]))));
        }
    }

    private TableRow KpiRowOf(Act act, List<(TableColumn, SheetFault)> faults)
    {
        var input = act.Input;
        var kpi = act.Plan?.Kpi(input.Code!, input.Kpi!);
        var typed = input.Over(kpi, layout);
        var changed = OfInitiative(act);
        if (kpi is not null)
        {
            changed.AddRange(Changed(act.Plan!, kpi, typed, faults));
        }
        return Planned(act, kpi?.Id, kpi?.Version ?? 0, input.Kpi!, changed, faults, () =>
        {
            var initiative = Initiative(act);
            if (kpi is null)
            {
                var made = Kpi.Begin(initiative, int.MaxValue, typed, actor);
                add(made);
                return made.Id;
            }
            kpi.Write(typed, act.Plan!.Closed, actor);
            return kpi.Id;
        });
    }

    private TableRow ActivityRow(Act act, List<(TableColumn, SheetFault)> faults)
    {
        var input = act.Input;
        var number = activityRows[(input.Plan!, input.Code!)] = activityRows.GetValueOrDefault((input.Plan!, input.Code!), -1) + 1;
        var activity = act.Plan?.Activity(input.Code!, number);
        var cells = input.Over(activity);
        var changed = OfInitiative(act);
        if (activity is not null)
        {
            changed.AddRange(years.Where(y => activity.Cell(y) != cells.GetValueOrDefault(y.Year)).Select(y => layout.HeadingOf(KpiSheet.ColumnOf(y))));
        }
        return Planned(act, activity?.Id, act.Initiative?.Version ?? 0, firsts[(input.Plan!, input.Code!)].Name, changed, faults, () =>
        {
            var initiative = Initiative(act);
            if (activity is not null)
            {
                initiative.WriteActivity(activity.Id, cells);
                return activity.Id;
            }
            var made = initiative.AddActivity(int.MaxValue, cells, actor);
            add(made);
            return made.Id;
        });
    }

    private TableRow Planned(Act act, Guid? recordId, uint version, string? name, List<string> changed, List<(TableColumn, SheetFault)> faults, Func<Guid> write)
    {
        var input = act.Input;
        if (act.Plan is { Plan.IsOpen: false } closed && (recordId is null || changed.Count > 0))
        {
            faults.Add((KpiSheet.Plan, new SheetFault(closed.Plan.State == KpiPlanState.Ended ? "KpiPlanEnded" : "KpiPlanClosed", SheetValues.Short(input.Plan!))));
        }
        if (faults.Count > 0)
        {
            return Failed(input, faults);
        }
        if (recordId is { } id && changed.Count == 0)
        {
            Follow(act.Plan!.Plan.Id, id);
            return new TableRow(ImportOutcome.Unchanged, recordId, version, input.Code, name, [], [], null);
        }
        return new TableRow(recordId is null ? ImportOutcome.Created : ImportOutcome.Updated, recordId, version, input.Code, name, changed, [], _ =>
        {
            var written = write();
            var plan = Plan(input.Plan!);
            if (touched.Add(plan.Id))
            {
                plan.PartChanged(actor);
            }
            Follow(plan.Id, written);
            return Task.FromResult((written, (string?)input.Code));
        });
    }

    private static TableRow Failed(KpiRowInput input, List<(TableColumn, SheetFault)> faults) => new(ImportOutcome.Failed, null, 0, input.Code, input.Kpi ?? input.Initiative, [], faults, null);

    /// <summary>What the initiative's first row changes of it.</summary>
    private List<string> OfInitiative(Act act)
    {
        var changed = new List<string>();
        if (act is { IsFirst: true, Initiative: { } initiative })
        {
            if (act.Input.Initiative is { } name && name != initiative.Name)
            {
                changed.Add(layout.HeadingOf(KpiSheet.Initiative));
            }
            if (act.Input.Objective is { } objective && objective != act.Plan!.Objectives[initiative.ObjectiveId])
            {
                changed.Add(layout.HeadingOf(KpiSheet.Objective));
            }
        }
        return changed;
    }

    private List<string> Changed(KnownPlan plan, Kpi kpi, KpiInput typed, List<(TableColumn, SheetFault)> faults)
    {
        var (head, targets) = KpiRow.Read(typed);
        var changed = new List<string>();
        foreach (var (column, differs) in new[]
        {
            (KpiSheet.Unit, head.Unit != kpi.Unit), (KpiSheet.Aggregation, head.Aggregation != kpi.Aggregation), (KpiSheet.Direction, head.Direction != kpi.Direction), (KpiSheet.Baseline, head.BaselineRaw != kpi.BaselineRaw),
        })
        {
            if (differs)
            {
                changed.Add(layout.HeadingOf(column));
            }
        }
        foreach (var year in years.Where(y => targets.GetValueOrDefault(y)?.Raw != kpi.Target(y)?.Raw))
        {
            changed.Add(layout.HeadingOf(KpiSheet.ColumnOf(year)));
            if (plan.Closed.Contains(year))
            {
                faults.Add((KpiSheet.ColumnOf(year), new SheetFault("KpiYearClosed", KpiSheet.HeaderOf(year))));
            }
        }
        return changed;
    }

    private KpiInitiative Initiative(Act act)
    {
        var (input, key) = (act.Input, (act.Input.Plan!, act.Input.Code!));
        var plan = Plan(input.Plan!);
        var used = filled[input.Plan!];
        if (used.Count > 0 && (used.Min < plan.FromYear || used.Max > plan.ToYear))
        {
            plan.Widen(used.Min, used.Max, actor);
        }
        var first = firsts[key];
        if (act.Initiative is { } there)
        {
            if (act.IsFirst && (first.Name != there.Name || first.Objective != act.Plan!.Objectives[there.ObjectiveId]))
            {
                there.Write(KpiInitiativeInput.Of(there) with { Name = first.Name, ObjectiveId = Objective(plan, first.Objective!) });
            }
            return there;
        }
        if (!madeInitiatives.TryGetValue(key, out var made))
        {
            var place = madeInitiatives.Count + (act.Plan?.Initiatives.Values.Select(i => i.Position).DefaultIfEmpty(0).Max() ?? 0) + 1;
            made = KpiInitiative.Begin(plan.Id, place, new KpiInitiativeInput { Code = input.Code, Name = first.Name, ObjectiveId = Objective(plan, first.Objective!), OwnerSectionId = plan.OwnerSectionId }, actor);
            madeInitiatives[key] = made;
            add(made);
        }
        return made;
    }

    private KpiPlan Plan(string name)
    {
        if (known.TryGetValue(name, out var there))
        {
            return there.Plan;
        }
        if (!madePlans.TryGetValue(name, out var made))
        {
            var (from, to) = Term(name)!.Value;
            made = KpiPlan.Begin(new KpiPlanInput { Name = name, FromYear = from, ToYear = to, OwnerSectionId = owner }, ++position, actor);
            madePlans[name] = made;
            add(made);
        }
        return made;
    }

    private Guid Objective(KpiPlan plan, string name)
    {
        if (plan.Objectives.FirstOrDefault(o => o.Name == name) is { } there)
        {
            return there.Id;
        }
        if (!madeObjectives.TryGetValue((plan.Name, name), out var id))
        {
            var made = plan.AddObjective(name, actor);
            add(made);
            madeObjectives[(plan.Name, name)] = id = made.Id;
        }
        return id;
    }

    // One plan in the file: all its year columns; several: the years in which each says something.
    private (FiscalYear From, FiscalYear To)? Term(string plan)
    {
        var used = filled.Count(f => f.Key.Length > 0) == 1 || filled[plan].Count == 0 ? new SortedSet<FiscalYear>(years) : filled[plan];
        return used.Count == 0 ? null : (used.Min, used.Max);
    }

    private void Follow(Guid planId, Guid rowId)
    {
        if (!order.TryGetValue(planId, out var list))
        {
            order[planId] = list = [];
        }
        list.Add(rowId);
    }

    private static string Say(int number) => number.ToString(CultureInfo.InvariantCulture);
}
