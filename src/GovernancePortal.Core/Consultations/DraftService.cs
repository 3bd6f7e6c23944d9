using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Consultations.Form;
using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Files;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Systems.Plans;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Consultations;

/// <summary>Starting cases and writing their forms.</summary>
public sealed class DraftService(PortalDb db, ConsultationCaseService cases, PeopleQueries people, DraftPrefill prefill, PlannedCaseService plans, Need.NeedCheckService needs)
{
    /// <summary>
    /// A new case of one section. Refused: somebody else's section (403), an unknown section (404), a line of the plan that another case took up (PlannedCaseNotOpen),
    /// 導入前に協議済 without the section's own migrated decision (Consultation.MigratedMissing) or with one that has its second stage (Consultation.NextStageExists).
    /// </summary>
    public async Task<Guid> CreateAsync(NewConsultation input, Actor actor, bool demonstration = false, CancellationToken ct = default)
    {
        var section = await people.SectionAsync(input.SectionId, ct) ?? throw new NotFound("Section");
        var calendar = await cases.CalendarAsync(ct);
        var limit = calendar.Threshold(ThresholdKind.SimplifiedForm, actor.Today);
        var decided = await DecidedBeforeAsync(input, ct);
        input = input with { SystemId = input.SystemId ?? decided?.SystemId };
        var form = await prefill.OfAsync(input, await BasicsAsync(input, actor, ct), actor, ct);
        var facts = new CreationFacts(section.BureauId, await people.IsPolicyOfficeAsync(section.Id, actor.Today, ct),
            input.RoughYen is { } rough && limit?.IsMetBy(rough) == true ? FormSize.Simplified : FormSize.Full,
            form.Values)
        {
            Sources = form.Sources, CaseId = decided?.CaseId, PreBudgetId = decided?.Id, IsDemonstration = demonstration, AdviceId = await AdviceAsync(input.AdviceId, actor, ct),
        };
        var c = Consultation.Create(input, facts, actor);
        db.Add(c);
        if (input.PlannedCaseId is { } planned)
        {
            await plans.TakeUpAsync(planned, c.Id, c.SectionId, actor, ct);
        }
        if (input.NeedCheckId is { } need)
        {
            await needs.StartAsync(need, c.Id, c.SectionId, actor, ct);
        }
        await cases.SaveAsync(c, ConsultationAct.Create, actor, ct: ct);
        return c.Id;
    }

    // The chain goes on from the decision that was brought in: its conditions and its system come with it.
    private async Task<Consultation?> DecidedBeforeAsync(NewConsultation input, CancellationToken ct)
    {
        if (input.Stage != Stage.PreProcurement || input.Exemption != GateExemption.DecidedBefore)
        {
            return null;
        }
        var decided = await db.Set<Consultation>().AsNoTracking().Where(Migrated.MigratedQueries.Open).SingleOrDefaultAsync(c => c.Id == input.MigratedId && c.SectionId == input.SectionId, ct)
            ?? throw new RuleViolation("Consultation.MigratedMissing", "MigratedId");
        return await db.Set<Consultation>().AnyAsync(c => c.PreBudgetId == decided.Id && c.State != ConsultationState.Withdrawn && c.State != ConsultationState.Rejected, ct) ? throw new RuleViolation("Consultation.NextStageExists", "MigratedId") : decided;
    }

    // Nobody links to a record that he may not see.
    private async Task<Guid?> AdviceAsync(Guid? id, Actor actor, CancellationToken ct)
    {
        if (id is null)
        {
            return null;
        }
        var section = await db.Set<Advising.AdviceCase>().Where(x => x.Id == id).Select(x => (Guid?)x.SectionId).SingleOrDefaultAsync(ct);
        return section is { } of && Advising.AdviceCase.MayView(actor, of) ? id : throw new NotFound("Advice " + id);
    }

    private async Task<FormValues> BasicsAsync(NewConsultation input, Actor actor, CancellationToken ct)
    {
        var contact = await db.Set<PortalUser>().AsNoTracking().Where(u => u.Id == actor.UserId).Select(u => new { u.DisplayName, u.Extension, u.Email }).SingleOrDefaultAsync(ct);
        return new FormValues
        {
            ["A1"] = input.Title,
            ["A2"] = input.Kind.ToString(),
            ["A3"] = input.TargetFy.Year.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["A4"] = input.BudgetKind.ToString(),
            ["A5"] = contact?.DisplayName ?? actor.Name,
            ["A5.Extension"] = contact?.Extension,
            ["A5.Mail"] = contact?.Email,
            ["A6"] = input.SystemId?.ToString(),
        };
    }

    /// <summary>
    /// The second stage, from the frozen first one: the same case, its basics with today's contact, its planned method and
    /// dates. Refused by the table: Consultation.NextStageExists, Consultation.BudgetRefused.
    /// </summary>
    public async Task<Guid> StartNextStageAsync(Guid preBudgetId, uint version, Actor actor, CancellationToken ct = default)
    {
        var first = await cases.LoadAsync(preBudgetId, version, actor, ct);
        first.NoteSuccessor(ConsultationAct.StartNextStage, actor, await cases.ContextAsync(first, actor, ct));
        var form = await FromFirstAsync(first, actor, ct);
        var next = Successor(first, Stage.PreProcurement, actor, new CreationFacts(first.BureauId, first.OfPolicyOffice, first.Size, form.Values)
        {
            Sources = form.Sources, CaseId = first.CaseId, PreBudgetId = first.Id, IsDemonstration = first.IsDemonstration,
        });
        db.Add(next);
        await cases.SaveAsync(first, ConsultationAct.StartNextStage, actor, ct: ct);
        return next.Id;
    }

    // The decided version counts, as in Premises.
    private async Task<PrefilledForm> FromFirstAsync(Consultation first, Actor actor, CancellationToken ct)
    {
        var surroundings = new FormSurroundings(actor.Today);
        var answers = first.Versions.MaxBy(v => v.Number) is { } frozen ? first.Facts(surroundings) with { Sections = frozen.Form.ByLetter } : first.Facts(surroundings);
        var basics = await BasicsAsync(new NewConsultation
        {
            Stage = Stage.PreProcurement, Title = first.Title, Kind = first.Kind, TargetFy = first.TargetFy, BudgetKind = first.BudgetKind, SectionId = first.SectionId, SystemId = first.SystemId,
        }, actor, ct);
        var form = new PrefilledForm();
        form.Values['A'] = basics;
        var carried = StageComparison.Carried(answers);
        foreach (var (code, value) in carried.Scalars)
        {
            form.Add(code, value, AnswerSource.FirstStage);
        }
        foreach (var (code, rows) in carried.Rows)
        {
            form.AddRows(code, rows, AnswerSource.FirstStage);
        }
        return form;
    }

    /// <summary>変更協議: a new case with the same answers; the old decision stays in force until it is decided (decision 16).</summary>
    public async Task<Guid> StartChangeAsync(Guid id, uint version, string reason, Actor actor, CancellationToken ct = default)
    {
        var old = await cases.LoadAsync(id, version, actor, ct);
        old.NoteSuccessor(ConsultationAct.StartChange, actor, await cases.ContextAsync(old, actor, ct));
        var next = Successor(old, old.Stage, actor, new CreationFacts(old.BureauId, old.OfPolicyOffice, old.Size, old.Sections.ToDictionary(s => s.Letter, s => s.Values))
        {
            CaseId = old.CaseId, PreBudgetId = old.PreBudgetId, ChangeOfId = old.Id, PreviousId = old.PreviousId, Occasion = old.Occasion, IsDemonstration = old.IsDemonstration,
        });
        db.Add(next);
        await cases.SaveAsync(old, ConsultationAct.StartChange, actor, reason, ct);
        return next.Id;
    }

    private static Consultation Successor(Consultation old, Stage stage, Actor actor, CreationFacts facts) => Consultation.Create(new NewConsultation
    {
        Stage = stage, Title = old.Title, Kind = old.Kind, TargetFy = old.TargetFy, BudgetKind = old.BudgetKind, SectionId = old.SectionId, SystemId = old.SystemId,
    }, facts, actor);

    /// <summary>
    /// Saves one form section under its own version: somebody else's save of the same section is a conflict, a root that
    /// only moved on is not. Clears the person's draft buffer in the same save.
    /// </summary>
    public Task SaveSectionAsync(Guid id, char letter, uint version, FormValues values, Actor actor, CancellationToken ct = default) =>
        Repeat.OnCollisionAsync(db, async () =>
        {
            var c = await cases.LoadAsync(id, actor, ct);
            db.Expect(c.SectionOf(letter), version);
            c.SaveSection(letter, values, await SizeAsync(c, letter, values, actor, ct), actor);
            db.RemoveRange(await db.Set<DraftBuffer>().Where(b => b.UserId == actor.UserId && b.ConsultationId == id && b.Letter == letter).ToListAsync(ct));
            await SaveFormAsync(c, "SaveSection", actor, ct);
        }, conflict => conflict.Entries.All(e => e.Entity is Consultation));

    /// <summary>
    /// Keeps a search for similar systems (D8) at once, whether the rest of the form section is saved later or not. What the
    /// person has typed meanwhile is kept beside it.
    /// </summary>
    /// <returns>The form section as it is stored now.</returns>
    public Task<FormSection> NoteSimilarSearchAsync(Guid id, SimilarSearchMade search, Actor actor, CancellationToken ct = default) =>
        Repeat.OnCollisionAsync(db, async () =>
        {
            var c = await cases.LoadAsync(id, actor, ct);
            c.NoteSimilarSearch(search, actor);
            await SaveFormAsync(c, "NoteSimilarSearch", actor, ct);
            return c.SectionOf(SimilarSearchLog.Code[0]);
        }, _ => true);

    /// <summary>Saves several form sections of a draft at once: a whole form taken over from elsewhere.</summary>
    public async Task SaveSectionsAsync(Guid id, IReadOnlyDictionary<char, FormValues> sections, Actor actor, CancellationToken ct = default)
    {
        var c = await cases.LoadAsync(id, actor, ct);
        foreach (var (letter, values) in sections.OrderBy(s => s.Key))
        {
            c.SaveSection(letter, values, await SizeAsync(c, letter, values, actor, ct), actor);
        }
        await SaveFormAsync(c, "SaveSection", actor, ct);
    }

    /// <summary>
    /// Takes the form sections of a workbook over in one save. The version is that of the case as the preview showed it:
    /// whatever was saved since is a conflict. What the person had typed into these sections and not saved is let go.
    /// </summary>
    internal async Task TakeSheetAsync(Guid id, uint version, IReadOnlyDictionary<char, FormValues> sections, string fileName, Actor actor, CancellationToken ct)
    {
        var c = await cases.LoadAsync(id, version, actor, ct);
        foreach (var (letter, values) in sections.OrderBy(s => s.Key))
        {
            c.SaveSection(letter, values, await SizeAsync(c, letter, values, actor, ct), actor);
        }
        db.RemoveRange(await db.Set<DraftBuffer>().Where(b => b.UserId == actor.UserId && b.ConsultationId == id && sections.Keys.Contains(b.Letter)).ToListAsync(ct));
        db.Entry(c).Property(x => x.Title).IsModified = true;
        db.Act(actor, "DraftTakenIn", c.Subject, fileName, ConsultationWorkflow.CapacityFor(Mover.StaffOrHead, c, actor));
        await db.SaveChangesAsync(ct);
    }

    // The form grows when the grid passes the limit of the simplified one; it never shrinks, and nothing typed is lost.
    private async Task<FormSize> SizeAsync(Consultation c, char letter, FormValues values, Actor actor, CancellationToken ct)
    {
        if (c.Size == FormSize.Full || letter != 'G')
        {
            return c.Size;
        }
        var limit = (await cases.CalendarAsync(ct)).Threshold(ThresholdKind.SimplifiedForm, actor.Today);
        var total = new FormFacts(c.Stage, c.Size, actor.Today, new Dictionary<char, FormValues> { ['G'] = values }).TotalYen;
        return limit is null || limit.IsMetBy(total) ? c.Size : FormSize.Full;
    }

    public Task SetBasisAsync(Guid id, FilingBasis? basis, GateExemption? exemption, string? reason, uint version, Actor actor, CancellationToken ct = default) =>
        ChangeAsync(id, version, "SetBasis", c => c.SetBasis(basis, exemption, reason, actor), actor, ct);

    /// <summary>Adds a file whose bytes are already stored: the row joins in the same save as the Trail.</summary>
    public Task<Guid> AttachAsync(Guid id, StoredFile file, string kind, string? note, bool restricted, Guid? conditionId, Actor actor, CancellationToken ct = default) =>
        Repeat.OnCollisionAsync(db, async () =>
        {
            var c = await cases.LoadAsync(id, actor, ct);
            db.Add(file);
            var attachment = c.Attach(file, kind, note, restricted, conditionId, actor);
            await SaveFormAsync(c, "Attach", actor, ct);
            return attachment.Id;
        }, conflict => conflict.Entries.All(e => e.Entity is Consultation));

    public Task DetachAsync(Guid id, Guid attachmentId, Actor actor, CancellationToken ct = default) =>
        ChangeAsync(id, null, "Detach", c => c.Detach(attachmentId, actor), actor, ct);

    public Task AnswerCommentAsync(Guid id, Guid commentId, string answer, Actor actor, CancellationToken ct = default) =>
        ChangeAsync(id, null, "AnswerComment", c => c.AnswerComment(commentId, answer, actor), actor, ct);

    public Task AnswerQuestionAsync(Guid id, Guid questionId, string answer, Actor actor, CancellationToken ct = default) =>
        ChangeAsync(id, null, "AnswerQuestion", c => c.AnswerQuestion(questionId, answer, actor), actor, ct);

    // With a version the caller's view of the root must be current; without one only the parts matter and a moved root repeats.
    private Task ChangeAsync(Guid id, uint? version, string action, Action<Consultation> change, Actor actor, CancellationToken ct) =>
        Repeat.OnCollisionAsync(db, async () =>
        {
            var c = version is { } expected ? await cases.LoadAsync(id, expected, actor, ct) : await cases.LoadAsync(id, actor, ct);
            change(c);
            await SaveFormAsync(c, action, actor, ct);
        }, conflict => version is null && conflict.Entries.All(e => e.Entity is Consultation));

    private async Task SaveFormAsync(Consultation c, string action, Actor actor, CancellationToken ct)
    {
        db.Entry(c).Property(x => x.Title).IsModified = true;
        db.Act(actor, action, c.Subject, capacity: ConsultationWorkflow.CapacityFor(Mover.StaffOrHead, c, actor));
        await db.SaveChangesAsync(ct);
    }

    /// <summary>What was typed and not yet saved: no Trail, one row a person and form section.</summary>
    public async Task BufferAsync(Guid id, char letter, uint basedOn, Dictionary<string, string> posted, Actor actor, CancellationToken ct = default)
    {
        var c = await db.Set<Consultation>().AsNoTracking().SingleOrDefaultAsync(x => x.Id == id, ct) ?? throw new NotFound("Consultation");
        if (!ConsultationAccess.Allows(actor, c, ConsultationOperation.View) || !ConsultationWorkflow.May(Mover.StaffOrHead, c, actor))
        {
            throw ConsultationAccess.Allows(actor, c, ConsultationOperation.ViewSummary) ? new Forbidden("Only the filing section writes its form.") : new NotFound("Consultation");
        }
        var buffer = await db.Set<DraftBuffer>().SingleOrDefaultAsync(b => b.UserId == actor.UserId && b.ConsultationId == id && b.Letter == letter, ct);
        if (buffer is null)
        {
            buffer = new DraftBuffer { UserId = actor.UserId, ConsultationId = id, Letter = letter };
            db.Add(buffer);
        }
        (buffer.Posted, buffer.BasedOn, buffer.SavedAt) = (posted, basedOn, actor.Now);
        await db.SaveChangesAsync(ct);
    }

    public async Task<DraftBuffer?> BufferOfAsync(Guid id, char letter, Actor actor, CancellationToken ct = default) =>
        await db.Set<DraftBuffer>().AsNoTracking().SingleOrDefaultAsync(b => b.UserId == actor.UserId && b.ConsultationId == id && b.Letter == letter, ct);

    public async Task DropBufferAsync(Guid id, char letter, Actor actor, CancellationToken ct = default)
    {
        db.RemoveRange(await db.Set<DraftBuffer>().Where(b => b.UserId == actor.UserId && b.ConsultationId == id && b.Letter == letter).ToListAsync(ct));
        await db.SaveChangesAsync(ct);
    }
}
