using FluentValidation;
using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Succession;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Platform.Trail;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Consultations.Need;

public sealed class NeedInputValidator : AbstractValidator<NeedInput>
{
    public NeedInputValidator()
    {
        RuleFor(x => x.SectionId).NotEmpty();
        RuleFor(x => x.Title).NotEmpty().MaximumLength(NeedCheck.TitleLength);
        RuleFor(x => x.AmountYen).GreaterThanOrEqualTo(0);
    }
}

/// <summary>Writes the records of 協議要否の確認, and the dated sets of questions and rules they are made by.</summary>
public sealed class NeedCheckService(PortalDb db, NeedQueries queries, PeopleQueries people, CalendarQueries calendars)
{
    /// <summary>
    /// Answers by the set valid today and keeps the record. Refused: another section (403), a question that is asked and not
    /// answered (Form.Required beside "Answers[Q1]"), a choice that is not offered (Form.NotOffered).
    /// </summary>
    public Task<Guid> RecordAsync(NeedInput input, Actor actor, bool demonstration = false, CancellationToken ct = default) => Repeat.OnCollisionAsync(db, async () =>
    {
        if (!actor.IsOperator && !actor.MayIn(Permission.ConsultationDraft, input.SectionId))
        {
            throw new Forbidden("Only the section's own people ask for their section.");
        }
        var section = await people.SectionAsync(input.SectionId, ct) ?? throw new NotFound("Section");
        var set = await queries.ValidAsync(actor.Today, ct) ?? throw new NotFound("Rule set of the day");
        var limit = (await calendars.CalendarAsync(ct)).Threshold(ThresholdKind.SimplifiedForm, actor.Today);
        var answered = Answered(input, set, limit);
        var number = $"{NeedCheck.Series(FiscalYear.Of(actor.Today))}-{await Counter.NextAsync(db, NeedCheck.Series(FiscalYear.Of(actor.Today)), ct):0000}";
        var check = NeedCheck.Record(answered, set, new NeedOffice(section.BureauId, section.Name, section.BureauName, limit?.AmountYen, demonstration), number, actor);
        db.Add(check);
        db.Act(actor, "NeedChecked", check.Subject, check.Number, actor.CapacityFor(Permission.ConsultationDraft, check.SectionId));
        await db.SaveChangesAsync(ct);
        return check.Id;
    });

    /// <summary>The answers with the bands of amount questions; what is asked must be answered by an offered choice.</summary>
    private static NeedInput Answered(NeedInput input, NeedRuleSet set, ThresholdLine? limit)
    {
        var answers = new Dictionary<string, string>(input.Answers.Where(a => a.Value.Length > 0), StringComparer.Ordinal);
        foreach (var question in set.Questions.Where(q => q.IsAmount))
        {
            answers[question.Key] = NeedRuleSet.BandOf(input.AmountYen, limit);
        }
        foreach (var question in set.Asked(answers))
        {
            var field = $"Answers[{question.Key}]";
            if (!answers.TryGetValue(question.Key, out var code))
            {
                throw new RuleViolation("Form.Required", field);
            }
            if (!question.Codes().Contains(code, StringComparer.Ordinal))
            {
                throw new RuleViolation("Form.NotOffered", field);
            }
        }
        return input with { Answers = answers };
    }

    /// <summary>Does NOT save: the case that is started from the record is saved with the link.</summary>
    internal async Task StartAsync(Guid id, Guid consultationId, Guid sectionId, Actor actor, CancellationToken ct)
    {
        var check = await db.Set<NeedCheck>().SingleOrDefaultAsync(x => x.Id == id, ct);
        if (check is null || !NeedQueries.Allows(actor, check.SectionId, check.BureauId))
        {
            throw new NotFound($"Need check {id}.");
        }
        check.Start(consultationId, sectionId);
    }

    /// <summary>
    /// A set of questions and rules from a day on. Refused by <see cref="NeedRuleSet.Check"/>, before today (Office.FromPassed)
    /// and for a day that has a set already (Need.DayTaken). Whoever has not seen a set that was added meanwhile is told so
    /// (conflict): the new one would take its words away again from its own day on. Forbidden without <see cref="Permission.OfficePropose"/>.
    /// </summary>
    /// <param name="seen">How many sets there were when the form was opened; sets are never taken away.</param>
    public async Task<Guid> AddRuleSetAsync(DateOnly from, IReadOnlyList<NeedQuestion> questions, IReadOnlyList<NeedRule> rules, int seen, Actor actor, CancellationToken ct = default)
    {
        if (!actor.IsOperator && !actor.May(Permission.OfficePropose))
        {
            throw new Forbidden("The rules are kept by the policy office.");
        }
        if (from < actor.Today)
        {
            throw new RuleViolation("Office.FromPassed", "ValidFrom");
        }
        var set = new NeedRuleSet { Id = Guid.CreateVersion7(actor.Now), ValidFrom = from, Questions = questions, Rules = rules, AddedAt = actor.Now, AddedBy = actor.Name };
        set.Check();
        if (await db.Set<NeedRuleSet>().CountAsync(ct) != seen)
        {
            throw new VersionConflict("Another set was added meanwhile.");
        }
        if (await db.Set<NeedRuleSet>().AnyAsync(x => x.ValidFrom == from, ct))
        {
            throw new RuleViolation("Need.DayTaken", "ValidFrom");
        }
        // Two at the same moment meet on this row.
        await Counter.NextAsync(db, NeedRuleSet.Series, ct);
        db.Add(set);
        db.Act(actor, "NeedRuleSetAdded", set.Subject, capacity: actor.CapacityFor(Permission.OfficePropose));
        await UniqueSave.SaveAsync(db, new RuleViolation("Need.DayTaken", "ValidFrom"), ct);
        return set.Id;
    }

    /// <summary>An export of the list is on the Trail: by whom, when, and under which conditions.</summary>
    public async Task RecordExportAsync(string conditions, Actor actor, CancellationToken ct = default)
    {
        db.Act(actor, "NeedChecksExported", new TrailSubject("NeedCheckList", Guid.Empty), conditions);
        await db.SaveChangesAsync(ct);
    }
}

/// <summary>Records follow the section; the names on them stay.</summary>
internal sealed class NeedCheckSuccessionService(PortalDb db) : ISectionSuccession
{
    public string Key => "NeedChecks";

    public async Task<IReadOnlyList<SectionHolding>> HeldByAsync(IReadOnlyCollection<Guid> sectionIds, CancellationToken ct = default) =>
        await db.Set<NeedCheck>().AsNoTracking().Where(x => sectionIds.Contains(x.SectionId)).OrderBy(x => x.At)
            .Select(x => new SectionHolding(x.Id, x.SectionId, x.Number, x.Title, "/Consultations/Need/Record/" + x.Id)).ToListAsync(ct);

    public async Task MoveAsync(IReadOnlyDictionary<Guid, Takeover> records, DateOnly day, Actor actor, CancellationToken ct = default)
    {
        foreach (var check in await db.Set<NeedCheck>().Where(x => records.Keys.Contains(x.Id)).ToListAsync(ct))
        {
            var takeover = records[check.Id];
            if (check.SectionId == takeover.FromId)
            {
                check.Succeed(takeover.To.SectionId, takeover.To.BureauId);
                db.Note(check.Subject, takeover.Words);
            }
        }
    }
}
