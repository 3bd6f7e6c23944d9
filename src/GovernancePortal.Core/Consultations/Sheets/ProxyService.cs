using FluentValidation;
using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Consultations.Form;
using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Files;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Imports;
using GovernancePortal.Core.Platform.Sheets;
using GovernancePortal.Core.Platform.Time;

namespace GovernancePortal.Core.Consultations.Sheets;

/// <summary>The body's own 決裁 and the files that came with the workbook.</summary>
public sealed record ProxyInput
{
    public string? Decider { get; init; }
    public DateOnly? DecidedOn { get; init; }
    public string? DocumentNumber { get; init; }
    /// <summary>Why a second stage has no first one in the portal (decision 2).</summary>
    public GateExemption? Exemption { get; init; }
    public string? ExemptionReason { get; init; }
}

public sealed class ProxyInputValidator : AbstractValidator<ProxyInput>
{
    public ProxyInputValidator()
    {
        RuleFor(x => x.Decider).NotEmpty().MaximumLength(ProxyFiling.DeciderLength);
        RuleFor(x => x.DecidedOn).NotNull();
        RuleFor(x => x.DocumentNumber).NotEmpty().MaximumLength(ProxyFiling.DocumentNumberLength);
        RuleFor(x => x.ExemptionReason).NotEmpty().When(x => x.Exemption is not null, ApplyConditionTo.CurrentValidator).MaximumLength(Consultation.ExemptionReasonLength);
    }
}

/// <summary>What a file would file, before it does: for which section, in which form, with what left open.</summary>
public sealed record ProxyPreview(ImportRun Run, Stage Stage, SectionLine? Section, DraftReading? Reading, Completeness? Completeness);

/// <summary>A file attached by its kind; bytes already stored.</summary>
public sealed record ProxyFile(string Kind, StoredFile File);

/// <summary>
/// 代理登録: the policy office takes in the workbook of a body off the network, with that body's own 決裁. Who does so stands
/// in the section's place from then on, and neither reviews nor decides the case.
/// </summary>
public sealed class ProxyService(PortalDb db, ImportStore store, DraftSheetQueries queries, ConsultationCaseService cases, PeopleQueries people)
{
    private const string Kind = "DraftProxy";

    /// <summary>Refused with what <see cref="ImportStore.StageAsync"/> names.</summary>
    public async Task<Guid> ReadAsync(Stream content, string fileName, Actor actor, CancellationToken ct = default)
    {
        Demand(actor);
        var run = await store.StageAsync(Kind, content, fileName, name => name, actor, ct);
        run.Look(new Dictionary<string, string>());
        run.Previewed();
        await store.SaveAsync(run, actor, "ImportLookedAt", ct);
        return run.Id;
    }

    public async Task<ProxyPreview> PreviewAsync(Guid runId, FormLabels labels, Actor actor, CancellationToken ct = default)
    {
        Demand(actor);
        var run = await RunAsync(runId, actor, ct);
        if (run.State != ImportState.Previewed)
        {
            return new ProxyPreview(run, default, null, null, null);
        }
        var words = await queries.WordsAsync(labels, actor.Today, ct);
        var about = await DraftSheetFile.AboutAsync(store, run, ct);
        var form = DraftSheetReader.AboutOf(about, DraftSheet.StageItem);
        var stage = Enum.GetValues<Stage>().Where(s => DraftSheetQueries.StageName(s, labels) == form).Select(s => (Stage?)s).FirstOrDefault();
        var code = DraftSheetReader.AboutOf(about, DraftSheet.SectionItem);
        var section = words.Sections.FirstOrDefault(s => s.Code == code);
        var calendar = await cases.CalendarAsync(ct);
        var simplified = calendar.Threshold(ThresholdKind.SimplifiedForm, actor.Today);
        var facts = new FormFacts(stage ?? Stage.PreBudget, simplified is null ? FormSize.Full : FormSize.Simplified, actor.Today, new Dictionary<char, FormValues>())
        {
            WtoLimitYen = calendar.Threshold(ThresholdKind.WtoProcurement, actor.Today)?.AmountYen,
        };
        var reading = await DraftSheetFile.ReadAsync(store, run, new DraftTarget(facts, Restricted: true) { Simplified = simplified }, words, ct);
        var faults = reading.Faults.ToList();
        if (stage is null || section is null)
        {
            faults.Insert(0, new DraftFault(DraftSheet.About, "B2", null, new SheetFault(stage is null ? "DraftNoForm" : "DraftNoSection", form ?? code ?? "")));
        }
        faults.AddRange(from item in new[] { "A1", "A2", "A3", "A4" } where !reading.After.Has(item) && faults.TrueForAll(f => f.Field != item)
                        select new DraftFault(DraftSheet.SheetOf('A', labels), "C1", item, new SheetFault("Missing")));
        reading = reading with { Faults = faults };
        return new ProxyPreview(run, stage ?? Stage.PreBudget, section, reading, faults.Count == 0 ? ConsultationCompleteness.Of(reading.After) : null);
    }

    /// <summary>
    /// Makes the case in the section's name, marked 代理登録, and submits it as recorded where nothing is missing; else it stays a
    /// draft that the same person completes and submits. Refused while a cell has a fault (ImportHasFaults) and for one's own
    /// section (Proxy.OwnSection).
    /// </summary>
    public async Task<(Guid Id, bool Submitted)> RegisterAsync(Guid runId, ProxyInput input, StoredFile? paper, IReadOnlyList<ProxyFile> files, FormLabels labels, Actor actor, CancellationToken ct = default)
    {
        var preview = await PreviewAsync(runId, labels, actor, ct);
        if (preview.Reading is not { } reading || preview.Section is not { } section)
        {
            throw new RuleViolation("ImportNotPreviewed");
        }
        if (reading.Faults.Count > 0)
        {
            throw new RuleViolation("ImportHasFaults", null, reading.Faults.Count);
        }
        var after = reading.After;
        var basics = new NewConsultation
        {
            Stage = preview.Stage, Title = after.Text("A1")!, Kind = after.Kind!.Value, TargetFy = after.TargetFy!.Value, BudgetKind = after.BudgetKind!.Value, SectionId = section.Id,
            SystemId = Guid.TryParse(after.Text("A6"), out var system) ? system : null, Exemption = input.Exemption, ExemptionReason = input.ExemptionReason,
        };
        var filing = new ProxyFiling
        {
            ByName = actor.Name, BySection = actor.Main?.SectionName, At = actor.Now, FileName = preview.Run.FileName, Decider = input.Decider!, DecidedOn = input.DecidedOn!.Value, DocumentNumber = input.DocumentNumber,
        };
        var size = reading.After.Size == FormSize.Full || preview.Stage != Stage.PreBudget ? FormSize.Full : FormSize.Simplified;
        db.Attach(preview.Run);
        preview.Run.Confirm(goodRowsOnly: true);
        preview.Run.Apply(actor);
        var filed = await FileAsync(basics, size, reading.Sections, filing, paper, files, actor, demonstration: false, ct);
        await store.DropPartsAsync(runId, ct);
        return filed;
    }

    /// <summary>The case of a form already read, in one save with whatever the caller changed.</summary>
    internal async Task<(Guid Id, bool Submitted)> FileAsync(NewConsultation basics, FormSize size, IReadOnlyDictionary<char, FormValues> sections, ProxyFiling filing, StoredFile? paper, IReadOnlyList<ProxyFile> files, Actor actor, bool demonstration, CancellationToken ct)
    {
        var section = await people.SectionAsync(basics.SectionId, ct) ?? throw new NotFound("Section");
        var c = Consultation.CreateByProxy(basics, new CreationFacts(section.BureauId, await people.IsPolicyOfficeAsync(section.Id, actor.Today, ct), size, sections) { IsDemonstration = demonstration }, filing, actor);
        db.Add(c);
        foreach (var file in files)
        {
            db.Add(file.File);
            c.Attach(file.File, file.Kind, null, basics.Stage == Stage.PreProcurement && file.Kind == "Quote", null, actor);
        }
        var submitted = await SubmitAsync(c, filing.Approval with { Paper = paper }, actor, ct);
        if (!submitted && paper is not null)
        {
            db.Add(paper);
            c.AttachPaper(paper, actor);
        }
        await cases.SaveAsync(c, submitted ? ConsultationAct.Submit : ConsultationAct.Create, actor, filing.FileName, ct);
        return (c.Id, submitted);
    }

    // Only what is complete and may be submitted today is; nobody is told no for the sake of a missing file.
    private async Task<bool> SubmitAsync(Consultation c, RecordedApproval approval, Actor actor, CancellationToken ct)
    {
        var context = await cases.ContextAsync(c, actor, ct);
        var mayPass = ConsultationWorkflow.Open(c, context, actor).Any(a => a.Act == ConsultationAct.PassOn && a.IsPossible);
        var maySubmit = (!context.IsLate || c.LateReason is not null) && (c.Stage == Stage.PreBudget || c.Exemption is not null);
        if (!mayPass || !maySubmit)
        {
            return false;
        }
        c.PassOn(actor, context, null);
        c.Submit(actor, context, ConsultationRoute.Of(c, await cases.CalendarAsync(ct), context.Surroundings), approval, null);
        return true;
    }

    /// <summary>A colleague of the policy office goes on for the section.</summary>
    public async Task TakeOverAsync(Guid id, uint version, Actor actor, CancellationToken ct = default)
    {
        var c = await cases.LoadAsync(id, version, actor, ct);
        c.TakeOverProxy(actor);
        db.Entry(c).Property(x => x.Title).IsModified = true;
        db.Act(actor, "ProxyTakenOver", c.Subject, capacity: actor.CapacityFor(Permission.ConsultationDraftOnBehalf));
        await db.SaveChangesAsync(ct);
    }

    public async Task DropAsync(Guid runId, Actor actor, CancellationToken ct = default)
    {
        Demand(actor);
        await RunAsync(runId, actor, ct);
        await store.DropAsync(runId, ct);
        db.ChangeTracker.Clear();
    }

    private async Task<ImportRun> RunAsync(Guid runId, Actor actor, CancellationToken ct)
    {
        var run = await store.FindAsync(runId, Kind, ct);
        return run.CreatedBy == actor.UserId || actor.IsOperator ? run : throw new NotFound($"Import run {runId}.");
    }

    private static void Demand(Actor actor)
    {
        if (!actor.May(Permission.ConsultationDraftOnBehalf))
        {
            throw new Forbidden("Only the policy office files for others.");
        }
    }
}
