using System.Globalization;
using GovernancePortal.Core.Consultations.Form;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Consultations.Stages;

/// <summary>Starts and ends the stages after the procurement: 稼働前協議 (G3) and 評価 (G4).</summary>
public sealed class StageService(PortalDb db, ConsultationCaseService cases)
{
    /// <summary>
    /// 稼働前協議 from a procurement that ended with a contract: its system, year and contact. Refused by the table: no
    /// contract (Consultation.NoContract), one is under way or agreed already (Consultation.PreOperationExists).
    /// </summary>
    public async Task<Guid> StartPreOperationAsync(Guid id, uint version, Actor actor, CancellationToken ct = default)
    {
        var previous = await cases.LoadAsync(id, version, actor, ct);
        previous.NoteSuccessor(ConsultationAct.StartPreOperation, actor, await cases.ContextAsync(previous, actor, ct));
        var chain = await ChainAsync(previous.CaseId, ct);
        var v = new FormValues { ["V1"] = nameof(StageOccasion.GoLive), ["V2"] = Text(Plan(chain)?.On("H1.Launch")) };
        var w = new FormValues();
        if (Plan(chain) is { } plan && plan.Rows("H2") is { Count: > 0 } team)
        {
            w.Rows["W3"] = [.. team];
        }
        var next = Add(Input(previous, Stage.PreOperation, previous.TargetFy), new CreationFacts(previous.BureauId, previous.OfPolicyOffice, FormSize.Full, new Dictionary<char, FormValues> { ['V'] = v, ['W'] = w })
        {
            CaseId = previous.CaseId, PreviousId = previous.Id, Occasion = StageOccasion.GoLive, IsDemonstration = previous.IsDemonstration,
        }, actor);
        await cases.SaveAsync(previous, ConsultationAct.StartPreOperation, actor, ct: ct);
        return next.Id;
    }

    /// <summary>評価 at the section's own wish. Refused by the table while another is open (Consultation.EvaluationExists).</summary>
    public async Task<Guid> StartEvaluationAsync(Guid id, uint version, Actor actor, CancellationToken ct = default)
    {
        var previous = await cases.LoadAsync(id, version, actor, ct);
        previous.NoteSuccessor(ConsultationAct.StartEvaluation, actor, await cases.ContextAsync(previous, actor, ct));
        var next = Add(Input(previous, Stage.Evaluation, FiscalYear.Of(actor.Today)), new CreationFacts(previous.BureauId, previous.OfPolicyOffice, FormSize.Full, Promised(await ChainAsync(previous.CaseId, ct)))
        {
            CaseId = previous.CaseId, PreviousId = previous.Id, Occasion = StageOccasion.OnRequest, IsDemonstration = previous.IsDemonstration,
        }, actor);
        await cases.SaveAsync(previous, ConsultationAct.StartEvaluation, actor, ct: ct);
        return next.Id;
    }

    /// <summary>稼働を記録. Refused while a condition due by 稼働 is open (Consultation.GoLiveConditionsOpen, Consultation.OwnGoLiveConditionsOpen).</summary>
    public Task RecordGoLiveAsync(Guid id, uint version, DateOnly on, Actor actor, CancellationToken ct = default) =>
        cases.MoveAsync(id, version, ConsultationAct.RecordGoLive, (c, x) => c.RecordGoLive(on, actor, x), actor, null, ct);

    /// <summary>The draft of an evaluation that is due, of the section that owns the system. Added, not saved.</summary>
    internal async Task<Consultation> EvaluationAsync(DueEvaluation due, Consultation? previous, Guid bureauId, bool ofPolicyOffice, Actor system, CancellationToken ct)
    {
        var input = new NewConsultation
        {
            Stage = Stage.Evaluation, Title = previous?.Title ?? due.System.Name, Kind = previous?.Kind ?? ConsultationKind.Renewal, TargetFy = FiscalYear.Of(due.On), BudgetKind = Calendar.BudgetKind.None,
            SectionId = due.System.OwnerSectionId, SystemId = due.System.Id,
        };
        return Add(input, new CreationFacts(bureauId, ofPolicyOffice, FormSize.Full, previous is null ? new Dictionary<char, FormValues>() : Promised(await ChainAsync(previous.CaseId, ct)))
        {
            CaseId = previous?.CaseId, PreviousId = previous?.Id, Occasion = due.Occasion, OccasionOn = due.On, IsDemonstration = previous?.IsDemonstration ?? due.System.IsDemonstration,
        }, system);
    }

    private Consultation Add(NewConsultation input, CreationFacts facts, Actor actor)
    {
        var next = Consultation.Create(input, facts, actor);
        db.Add(next);
        return next;
    }

    private static NewConsultation Input(Consultation previous, Stage stage, FiscalYear year) => new()
    {
        Stage = stage, Title = previous.Title, Kind = previous.Kind, TargetFy = year, BudgetKind = previous.BudgetKind, SectionId = previous.SectionId, SystemId = previous.SystemId,
    };

    // The decided versions of the first two stages that are or were in force, newest last.
    private async Task<IReadOnlyList<Consultation>> ChainAsync(Guid caseId, CancellationToken ct) =>
        await db.Set<Consultation>().AsNoTracking().Include(c => c.Versions).Where(c => c.CaseId == caseId && (c.State == ConsultationState.Approved || c.State == ConsultationState.ConditionallyApproved || c.State == ConsultationState.Closed))
            .OrderBy(c => c.DecidedAt).ToListAsync(ct);

    private static FormFacts? Decided(IReadOnlyList<Consultation> chain, Stage stage) =>
        chain.LastOrDefault(c => c.Stage == stage && !c.IsMinorChange && c.Decision is not null) is { } c && c.Versions.Find(v => v.Number == c.Decision!.Version) is { } version
            ? new FormFacts(stage, c.Size, default, version.Form.ByLetter) : null;

    private static FormFacts? Plan(IReadOnlyList<Consultation> chain) => Decided(chain, Stage.PreBudget);

    private static Dictionary<char, FormValues> Promised(IReadOnlyList<Consultation> chain)
    {
        var (x, y) = (new FormValues(), new FormValues());
        var plan = Plan(chain);
        var first = chain.LastOrDefault(c => c.Stage == Stage.PreBudget);
        var second = chain.LastOrDefault(c => c.Stage == Stage.PreProcurement && c.Contract is not null);
        if (KpisOf(plan, Decided(chain, Stage.PreProcurement)) is { Count: > 0 } kpis)
        {
            x.Rows["X1"] = kpis;
        }
        x["X2"] = Number(first?.TotalYen);
        x["X2.Contract"] = Number(second?.Contract?.AmountYen);
        x["X2.Settled"] = Number(second?.SettledYen);
        y["Y1"] = plan?.Text("B4");
        if (y["Y1"] is { } users && !int.TryParse(users, NumberStyles.None, CultureInfo.InvariantCulture, out _))
        {
            y["Y1"] = null;
        }
        return new Dictionary<char, FormValues> { ['X'] = x, ['Y'] = y };
    }

    // Before the procurement the indicators were confirmed (U3): what they say stands in place of what the plan said (G8).
    private static List<FormRow> KpisOf(FormFacts? plan, FormFacts? procurement)
    {
        var confirmed = procurement?.Rows("U3") ?? [];
        var names = confirmed.Select(k => Key(k.Get("name"))).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. confirmed.Select(k => Promise(k.Get("name"), k.Get("target"))),
            .. (plan?.Rows("G8") ?? []).Where(k => !names.Contains(Key(k.Get("name")))).Select(k => Promise(k.Get("name"), string.Join("、", new[] { k.Get("targets"), k.Get("unit") }.OfType<string>()))),
        ];

        static string Key(string? name) => Platform.Text.CharacterWidth.SearchKey(name ?? "");
        static FormRow Promise(string? name, string? target) => new FormRow { ["name"] = name ?? "", ["promised"] = Cut(target ?? "") }.Filled();
    }

    private static string Cut(string text) => text.Length > FieldBuilding.LineLength ? text[..FieldBuilding.LineLength] : text;

    private static string? Number(long? yen) => yen?.ToString(CultureInfo.InvariantCulture);

    private static string? Text(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

internal static class FormRows
{
    /// <summary>Without empty cells: an empty answer is absent.</summary>
    public static FormRow Filled(this FormRow row) => new(row.Where(cell => cell.Value.Length > 0).ToDictionary(cell => cell.Key, cell => cell.Value));
}
