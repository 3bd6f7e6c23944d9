using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Imports;
using GovernancePortal.Core.Systems;
using GovernancePortal.Core.Systems.Plans;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Surveys;

/// <summary>Brings fixed answers into the ledger: each system in a transaction of its own, nothing without having been shown.</summary>
public sealed class SurveyMergeService(PortalDb db, SurveyLoadQueries load, SystemSurveyQueries ledger, SystemRegister register, PlannedCaseService plans, ImportProgress progress)
{
    /// <summary>
    /// Merges one row. Refused: an answer that is not fixed (Survey.NotFixed), a row that is in the ledger already
    /// (Survey.RowMerged), a conflict that nobody decided (Survey.ConflictOpen). 409 when row or ledger changed since they were shown.
    /// </summary>
    public Task MergeAsync(Guid rowId, uint version, uint ledgerVersion, IReadOnlyDictionary<string, bool> choices, Actor actor, CancellationToken ct = default) => Repeat.OnCollisionAsync(db, async () =>
    {
        Need(actor);
        var scene = await load.SceneOfMergeAsync(rowId, actor, ct);
        var row = scene.Answer.Rows[0];
        db.Expect(row, version);
        await WriteAsync(scene, row, ledgerVersion, choices, actor, ct);
    }, OnlyCounters);

    /// <summary>
    /// Merges every row of the fixed answers that is in no conflict, one after the other; those in conflict, or that the ledger
    /// refuses, are marked with the rule and wait. Plans go to the list of introductions and renewals. How many are in now.
    /// </summary>
    public async Task<int> MergeAllAsync(Guid campaignId, Actor actor, CancellationToken ct = default)
    {
        Need(actor);
        var ids = await db.Set<SurveyRow>().Where(r => r.Merge != MergeState.Merged && db.Set<SurveyAnswer>().Any(a => a.Id == r.AnswerId && a.CampaignId == campaignId && a.State == SurveyAnswerState.Fixed))
            .OrderBy(r => r.AnswerId).ThenBy(r => r.Position).Select(r => r.Id).ToListAsync(ct);
        var (done, merged) = (0, 0);
        try
        {
            foreach (var id in ids)
            {
                merged += await OneAsync(id, actor, ct) ? 1 : 0;
                progress.Tell(campaignId, ++done);
            }
            await PlanAsync(campaignId, actor, ct);
        }
        finally
        {
            progress.End(campaignId);
            db.ChangeTracker.Clear();
        }
        return merged;
    }

    private async Task<bool> OneAsync(Guid rowId, Actor actor, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        string refused;
        try
        {
            await Repeat.OnCollisionAsync(db, async () =>
            {
                var scene = await load.SceneOfMergeAsync(rowId, actor, ct);
                await WriteAsync(scene, scene.Answer.Rows[0], null, new Dictionary<string, bool>(), actor, ct);
            }, OnlyCounters);
            return true;
        }
        catch (RuleViolation rule)
        {
            refused = rule.Code;
        }
        db.ChangeTracker.Clear();
        var again = await load.SceneOfMergeAsync(rowId, actor, ct);
        again.Answer.Rows[0].Refuse(refused);
        db.Act(actor, "SurveyMergeRefused", again.Answer.Subject);
        await db.SaveChangesAsync(ct);
        return false;
    }

    private async Task WriteAsync(SurveyScene scene, SurveyRow row, uint? ledgerVersion, IReadOnlyDictionary<string, bool> choices, Actor actor, CancellationToken ct)
    {
        if (scene.Answer.State != SurveyAnswerState.Fixed || !scene.Campaign.IsRunning)
        {
            throw new RuleViolation("Survey.NotFixed");
        }
        if (row.Merge == MergeState.Merged)
        {
            throw new RuleViolation("Survey.RowMerged");
        }
        var now = row.SystemId is { } id ? (await ledger.NowAsync([id], ct)).GetValueOrDefault(id) ?? throw new NotFound($"System {id}.") : null;
        if (ledgerVersion is { } seen && now is not null && now.Version != seen)
        {
            throw new VersionConflict("The ledger changed since it was shown.");
        }
        var plan = MergePlan.Of(row, now, actor.Today);
        var values = plan.Values(choices) ?? throw new RuleViolation("Survey.ConflictOpen");
        var takesLicences = plan.ChangesLicences && choices.GetValueOrDefault(MergePlan.LicencesName, true);
        if (now is null)
        {
            values = new Dictionary<string, string?>(values) { [nameof(SystemInput.OwnerSectionId)] = scene.Answer.SectionId.ToString() };
        }
        var (systemId, code) = await register.TakeSurveyAnswerAsync(new SurveyFixed
        {
            SystemId = row.SystemId, Values = values, Licences = takesLicences ? Rows(row, now) : null,
            ConfirmedOn = scene.Answer.ConfirmedOn, ConfirmedBy = scene.Answer.ConfirmedBy, ConfirmedBySection = scene.Answer.SectionName,
            Evaluation = row.Answer == RowAnswer.Retired ? null : row.Evaluation, BaseDate = scene.Campaign.BaseDate,
        }, actor, ct);
        scene.Answer.Merged(row, systemId, code, actor);
        db.Act(actor, "SurveyMerged", scene.Answer.Subject, $"{scene.Campaign.Name} {code}", actor.CapacityFor(Permission.SurveyManage));
        await db.SaveChangesAsync(ct);
    }

    // Rows that the ledger no longer has come in as new ones.
    private static List<LicenceRow> Rows(SurveyRow row, SurveyedSystem? now) =>
        [.. row.Licences.Select(l => l with { Id = now?.Licences.Any(k => k.Id == l.Id) == true ? l.Id : null })];

    private async Task PlanAsync(Guid campaignId, Actor actor, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        var answers = await db.Set<SurveyAnswer>().Include(a => a.Plans).Where(a => a.CampaignId == campaignId && a.State == SurveyAnswerState.Fixed && a.Plans.Any(p => p.MergedAt == null)).ToListAsync(ct);
        foreach (var answer in answers)
        {
            foreach (var plan in answer.Plans.Where(p => p.MergedAt is null).OrderBy(p => p.Position))
            {
                await plans.AddUnsavedAsync(new PlannedCaseInput
                {
                    Fy = plan.Fy, SectionId = answer.SectionId, SystemId = plan.SystemId, Kind = plan.Kind, Title = plan.Title, EstimateYen = plan.EstimateYen, StartsOn = plan.StartsOn, Note = plan.Note,
                }, PlannedCaseSource.Survey, answer.Id, actor, ct);
                plan.MergedAt = actor.Now;
            }
            db.Act(actor, "SurveyPlansMerged", answer.Subject, capacity: actor.CapacityFor(Permission.SurveyManage));
            await db.SaveChangesAsync(ct);
        }
    }

    private static void Need(Actor actor)
    {
        if (!actor.May(Permission.SurveyManage))
        {
            throw new Forbidden("Merging a survey into the ledger.");
        }
    }

    private static bool OnlyCounters(DbUpdateConcurrencyException conflict) => conflict.Entries.All(e => e.Entity is Counter or SurveyAnswer);
}
