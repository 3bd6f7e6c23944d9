using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Consultations.FitGap;

/// <summary>Writing and deciding on the fit-gap sheet of a case; each act is one save with its Trail row.</summary>
public sealed class FitGapService(PortalDb db, PeopleQueries people)
{
    /// <summary>
    /// Begins the sheet or changes its head. The named reviewer must be active and not of the owning section
    /// (FitGap.ReviewerOfSection).
    /// </summary>
    public async Task DescribeAsync(Guid consultationId, uint version, FitGapHead head, Actor actor, bool demonstration = false, CancellationToken ct = default)
    {
        var c = await CaseAsync(consultationId, ct);
        DemandWrite(c, actor);
        var sheet = await SheetAsync(c, ct);
        var reviewer = await ReviewerAsync(c, head.Reviewer, actor, ct);
        var act = sheet is null ? "FitGapBegun" : "FitGapDescribed";
        if (sheet is null)
        {
            sheet = new FitGapSheet { Id = Guid.CreateVersion7(actor.Now), CaseId = c.CaseId, ConsultationId = c.Id, IsDemonstration = demonstration };
            db.Add(sheet);
        }
        else
        {
            db.Expect(sheet, version);
        }
        var former = sheet.ReviewerId;
        sheet.Describe(head, reviewer);
        if (reviewer is not null && reviewer.UserId != former)
        {
            db.Add(FitGapReviewerHandler.Message(c.Id, reviewer.UserId, actor));
        }
        db.Act(actor, act, sheet.Subject);
        await UniqueSave.SaveAsync(db, new RuleViolation("FitGap.Exists", null), ct);
    }

    /// <summary>One function more, or a changed one; a changed gap goes to both reviews again.</summary>
    public Task SaveLineAsync(Guid consultationId, uint version, Guid? lineId, FitGapEntry entry, Actor actor, CancellationToken ct = default) =>
        ChangeAsync(consultationId, version, lineId is null ? "FitGapLineAdded" : "FitGapLineChanged", (c, sheet) =>
        {
            DemandWrite(c, actor);
            if (lineId is { } id)
            {
                sheet.Line(id).Take(entry);
            }
            else
            {
                db.Add(sheet.Add(entry, actor));
            }
        }, actor, null, ct);

    /// <summary>Pasted functions, all or none.</summary>
    public Task AddLinesAsync(Guid consultationId, uint version, IReadOnlyList<FitGapEntry> entries, Actor actor, CancellationToken ct = default) =>
        ChangeAsync(consultationId, version, "FitGapLinesPasted", (c, sheet) =>
        {
            DemandWrite(c, actor);
            foreach (var entry in entries)
            {
                db.Add(sheet.Add(entry, actor));
            }
        }, actor, entries.Count.ToString(System.Globalization.CultureInfo.InvariantCulture), ct);

    public Task RemoveLineAsync(Guid consultationId, uint version, Guid lineId, Actor actor, CancellationToken ct = default) =>
        ChangeAsync(consultationId, version, "FitGapLineRemoved", (c, sheet) =>
        {
            DemandWrite(c, actor);
            var line = sheet.Line(lineId);
            sheet.Lines.Remove(line);
            db.Remove(line);
        }, actor, null, ct);

    /// <summary>
    /// Accepts or rejects one gap: the head of the owning section for the section, the policy office or the named
    /// reviewer as the third party (R158); Forbidden for everybody else. A rejected gap goes back for another study.
    /// </summary>
    public Task DecideAsync(Guid consultationId, uint version, Guid lineId, bool asThirdParty, bool accepted, string? reason, Actor actor, CancellationToken ct = default) =>
        ChangeAsync(consultationId, version, asThirdParty ? "FitGapReviewed" : "FitGapDecided", (c, sheet) =>
        {
            if (!(asThirdParty ? FitGapQueries.IsThirdParty(c, sheet, actor) : ConsultationWorkflow.May(Mover.Head, c, actor)))
            {
                throw new Forbidden(asThirdParty ? "A third party reviews the gaps." : "The head of the owning section decides on the gaps.");
            }
            sheet.Decide(lineId, asThirdParty, accepted, reason, actor);
        }, actor, reason, ct);

    /// <summary>評価 of a proposal by one person of the owning section (R157); Forbidden for everybody else.</summary>
    public Task EvaluateAsync(Guid consultationId, uint version, EvaluationInput input, Actor actor, CancellationToken ct = default) =>
        ChangeAsync(consultationId, version, "FitGapProposalEvaluated", (c, sheet) =>
        {
            DemandWrite(c, actor);
            var known = sheet.Evaluations.Count;
            sheet.Evaluate(input.Proposal!, input.MeetsPurpose!.Value, input.Note!, actor);
            if (sheet.Evaluations.Count > known)
            {
                db.Add(sheet.Evaluations[^1]);
            }
        }, actor, input.Proposal, ct);

    private async Task ChangeAsync(Guid consultationId, uint version, string act, Action<Consultation, FitGapSheet> change, Actor actor, string? reason, CancellationToken ct)
    {
        var c = await CaseAsync(consultationId, ct);
        var sheet = await SheetAsync(c, ct) ?? throw new NotFound("Fit-gap sheet");
        FitGapQueries.DemandView(c, sheet, actor);
        db.Expect(sheet, version);
        change(c, sheet);
        // The sheet's version moves with every line, so that two people never decide over each other.
        db.Entry(sheet).Property(s => s.Package).IsModified = true;
        db.Act(actor, act, sheet.Subject, reason);
        await db.SaveChangesAsync(ct);
    }

    private async Task<Consultation> CaseAsync(Guid id, CancellationToken ct)
    {
        var c = await db.Set<Consultation>().AsNoTracking().SingleOrDefaultAsync(x => x.Id == id, ct);
        return c is not null ? c : throw new NotFound("Consultation " + id);
    }

    private Task<FitGapSheet?> SheetAsync(Consultation c, CancellationToken ct) =>
        db.Set<FitGapSheet>().Include(s => s.Lines).Include(s => s.Evaluations).AsSplitQuery().SingleOrDefaultAsync(s => s.CaseId == c.CaseId, ct);

    private async Task<Actor?> ReviewerAsync(Consultation c, string? account, Actor actor, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(account))
        {
            return null;
        }
        var id = await db.Set<PortalUser>().AsNoTracking().Where(u => u.UserName == account).Select(u => (Guid?)u.Id).SingleOrDefaultAsync(ct);
        var named = id is { } known ? await people.ActorAsync(known, actor.Now, actor.CorrelationId, ct) : null;
        return named is null || named.BelongsTo(c.SectionId) ? throw new RuleViolation("FitGap.ReviewerOfSection", "Reviewer") : named;
    }

    private static void DemandWrite(Consultation c, Actor actor)
    {
        if (!ConsultationAccess.Allows(actor, c, ConsultationOperation.ViewSummary))
        {
            throw new NotFound("Consultation " + c.Id);
        }
        if (!FitGapQueries.MayWrite(c, actor))
        {
            throw new Forbidden("Only the filing section writes its fit-gap sheet.");
        }
    }
}
