using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Systems;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Bcp;

/// <summary>How the continuity of the office stands, in numbers.</summary>
/// <param name="Important">Important systems in use.</param>
/// <param name="RemotePercent">Share of them with a remote backup, rounded down; null when there is none (R105, R227).</param>
public sealed record BcpOverview(int Important, int WithApprovedPlan, int Drilled, int Remote, int? RemotePercent, int RemoteTarget, int OpenFindings, int OverdueFindings, int Checked, IReadOnlyList<NetworkLine> Networks, IReadOnlyList<BcpGap> Gaps);

/// <summary>What is missing, found anew at each question; nine commands whatever the size, the calendar is kept.</summary>
public sealed class BcpGapQueries(PortalDb db, SystemContinuityQueries systems, PlanQueries plans, DrillQueries drills, NetworkQueries networks, WorkCheckQueries checks, CalendarQueries calendars)
{
    public async Task<IReadOnlyList<BcpGap>> GapsAsync(Actor actor, CancellationToken ct = default) => (await OverviewAsync(actor, ct)).Gaps;

    public async Task<BcpOverview> OverviewAsync(Actor actor, CancellationToken ct = default)
    {
        var today = actor.Today;
        var calendar = await calendars.CalendarAsync(ct);
        var lines = new List<PlanLine>();
        await foreach (var line in plans.Export(new PlanFilter(), today).WithCancellation(ct))
        {
            lines.Add(line);
        }
        var rebuild = await RebuildAsync(ct);
        var facts = new BcpFacts
        {
            Systems = await systems.ImportantAsync([.. rebuild.Select(r => r.SystemId)], ct), Plans = lines, Rebuild = rebuild, LastDrills = await drills.LastHeldAsync(ct), OpenFindings = await drills.OpenFindingsAsync(ct),
            Networks = await networks.ListAsync(actor, ct), Checks = await checks.MarksAsync(FiscalYear.Of(today), ct),
            CopyRestoreHours = calendar.Setting(SettingName.CopyRestoreHours, today), ReplicaRestoreHours = calendar.Setting(SettingName.ReplicaRestoreHours, today),
        };
        var important = facts.Systems.Where(s => s.IsImportant).ToList();
        var approved = lines.Where(p => p is { SystemId: not null, ApprovedNumber: not null }).Select(p => p.SystemId!.Value).ToHashSet();
        var remote = important.Count(s => s.IsBackedUp && s.BackupRemote == true);
        return new BcpOverview(important.Count, important.Count(s => approved.Contains(s.Id)), important.Count(s => s.BcpDrilledOn?.AddYears(1) >= today), remote,
            important.Count == 0 ? null : remote * 100 / important.Count, calendar.Setting(SettingName.RemoteBackupPercent, today), facts.OpenFindings.Count, facts.OpenFindings.Count(f => f.DueOn < today),
            important.Count(s => facts.Checks.ContainsKey(s.Id)), facts.Networks, BcpGapRules.Find(facts, today));
    }

    private async Task<IReadOnlyList<RebuildItem>> RebuildAsync(CancellationToken ct)
    {
        var content = await (from p in db.Set<ContinuityPlan>().AsNoTracking()
                             join v in db.Set<PlanVersion>() on new { PlanId = p.Id, Number = p.ApprovedNumber } equals new { v.PlanId, Number = (int?)v.Number }
                             where p.Scope == PlanScope.Prefecture
                             select v.Content).SingleOrDefaultAsync(ct);
        return content?.Rebuild ?? [];
    }
}
