using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Systems;
using static GovernancePortal.Core.Radar.RadarOwner;
using static GovernancePortal.Core.Radar.RadarSeverity;

namespace GovernancePortal.Core.Radar;

/// <summary>
/// The one table of what the radar warns of (domain.md 4.1; R051, R098, R099, R105, R167, R202, R288, R328). Rules read the
/// ledger, not the office's wishes: a value that is missing warns only where its absence is the fault.
/// </summary>
public static class RadarRules
{
    public static IReadOnlyList<RadarRule> All { get; } =
    [
        new(RadarCode.ContractEnd, Caution, Section, RadarPlace.Warning, false, ContractEnd),
        new(RadarCode.NoFiling, Caution, Section, RadarPlace.Warning, false, NoFiling),
        new(RadarCode.SupportEndsFirst, Caution, Section, RadarPlace.Components, false, SupportEndsFirst),
        new(RadarCode.DoubleMove, Caution, PolicyOffice, RadarPlace.Moves, false, DoubleMove),
        new(RadarCode.NoRemoteBackup, Caution, Section, RadarPlace.Continuity, false, NoRemoteBackup),
        new(RadarCode.NoRestoreTest, Caution, Section, RadarPlace.Continuity, false, NoRestoreTest),
        new(RadarCode.MyNumberSegment, Grave, Section, RadarPlace.Form, false, MyNumberSegment),
        new(RadarCode.TermsOnlyService, Grave, Section, RadarPlace.Information, false, TermsOnlyService),
        new(RadarCode.NoBcp, Grave, Section, RadarPlace.Continuity, false, NoBcp),
        new(RadarCode.NoDrill, Caution, Section, RadarPlace.Continuity, false, NoDrill),
        new(RadarCode.LargeUnprotected, Grave, Section, RadarPlace.Form, true, LargeUnprotected),
        new(RadarCode.OffPlatform, Notice, Section, RadarPlace.Warning, false, OffPlatform),
        new(RadarCode.NoZeroTrust, Caution, Section, RadarPlace.Information, false, NoZeroTrust),
        new(RadarCode.NotConfirmed, Notice, Section, RadarPlace.Karte, false, NotConfirmed),
        new(RadarCode.JointPurchase, Notice, PolicyOffice, RadarPlace.Products, false, null),
        new(RadarCode.SlaNotReviewed, Caution, Section, RadarPlace.Slas, false, SlaNotReviewed),
        new(RadarCode.BcpGap, Caution, Section, RadarPlace.Bcp, false, null),
    ];

    private static readonly Dictionary<RadarCode, RadarRule> ByCode = All.ToDictionary(r => r.Code);

    public static RadarRule Of(RadarCode code) => ByCode[code];

    public static IReadOnlyList<RadarCode> SensitiveCodes { get; } = [.. All.Where(r => r.Sensitive).Select(r => r.Code)];

    /// <summary>Everything the rules find of a system.</summary>
    public static IEnumerable<(RadarRule Rule, RadarFinding Finding)> Check(RadarFacts facts, RadarContext context) =>
        from rule in All
        let finding = rule.Check?.Invoke(facts, context)
        where finding is not null
        select (rule, finding);

    /// <summary>A living consultation that decides how the system goes on after this contract.</summary>
    public static bool IsFiledFor(RadarFacts facts, DateOnly contractEnd) => facts.Cases.Any(c => c.DecidesTheFuture && c.TargetFy >= FiscalYear.Of(contractEnd).Previous);

    // The stage that was reached last is told; a consultation takes the days before it off the list.
    private static RadarFinding? ContractEnd(RadarFacts facts, RadarContext context)
    {
        if (!HasContract(facts.System, out var end))
        {
            return null;
        }
        var schedule = ContractSchedule.Of(facts.System, context);
        var done = IsFiledFor(facts, end) ? facts.Cases.Any(c => c.DecidesTheFuture && c.Stage == Consultations.Stage.PreProcurement) ? RadarStage.Tender : RadarStage.BudgetRequest : RadarStage.None;
        return schedule.Reached(context.Today, context.Setting(SettingName.StageWarningDays), done) is { } stage
            ? new RadarFinding(end, stage.Stage, stage.Day, SeverityOf(stage, context.Today)) : null;
    }

    private static RadarSeverity SeverityOf(StageDay stage, DateOnly today) =>
        stage.Stage == RadarStage.Prepare ? Notice : stage.Day < today || stage.Stage >= RadarStage.Tender ? Grave : Caution;

    private static RadarFinding? NoFiling(RadarFacts facts, RadarContext context) =>
        HasContract(facts.System, out var end) && !facts.System.Retires && context.Today >= end.AddMonths(-context.Setting(SettingName.RadarFilingMonths)) && !IsFiledFor(facts, end)
            ? new RadarFinding(end) : null;

    // Licences and packages as well as operating systems: of several the first to end is named.
    private static RadarFinding? SupportEndsFirst(RadarFacts facts, RadarContext context) =>
        facts.System.IsRunning && facts.System.ContractTo is { } end && facts.System.Components.Where(c => c.EndsOn < end).MinBy(c => (c.EndsOn, c.Product)) is { } first
            ? new RadarFinding(first.EndsOn, Severity: first.EndsOn < context.Today ? Grave : null, Note: $"{first.Product} {first.Version}".Trim()) : null;

    private static RadarFinding? DoubleMove(RadarFacts facts, RadarContext context) =>
        Moves.Of(facts, context.Platforms).DoubleWithin(context.Setting(SettingName.DoubleMoveMonths), facts.System.MoveCosts).FirstOrDefault(d => d.First.On > context.Today) is { } found
            ? new RadarFinding(found.First.On, Note: found.First.Name, Months: found.Months, Yen: found.OverlapYen) : null;

    private static RadarFinding? NoRemoteBackup(RadarFacts facts, RadarContext context) =>
        facts.System.IsRunning && facts.System.RtoHours is not null && facts.System.BackupRemote != true ? new RadarFinding() : null;

    private static RadarFinding? NoRestoreTest(RadarFacts facts, RadarContext context)
    {
        var s = facts.System;
        var since = context.Today.AddMonths(-context.Setting(SettingName.RestoreTestMonths));
        return s.IsRunning && s.BackupMethod is not (null or SystemCodes.No) && (s.RestoreTestedOn is null || s.RestoreTestedOn < since) ? new RadarFinding(s.RestoreTestedOn) : null;
    }

    // R167: of several items the one looked at longest ago speaks; one that was never looked at speaks first.
    private static RadarFinding? SlaNotReviewed(RadarFacts facts, RadarContext context)
    {
        var s = facts.System;
        var since = context.Today.AddMonths(-context.Setting(SettingName.SlaReviewMonths));
        return s.IsRunning && s.SlaItems > 0 && (s.SlaNeverReviewed > 0 || s.SlaReviewedOn < since) ? new RadarFinding(s.SlaNeverReviewed > 0 ? null : s.SlaReviewedOn) : null;
    }

    private static RadarFinding? MyNumberSegment(RadarFacts facts, RadarContext context) =>
        facts.System.Lifecycle != Lifecycle.Retired && facts.System.HandlesMyNumber == true && facts.System.Segment != SystemCodes.MyNumberSegment ? new RadarFinding() : null;

    private static RadarFinding? TermsOnlyService(RadarFacts facts, RadarContext context) =>
        facts.System.Lifecycle != Lifecycle.Retired && (facts.System.DeliveryForm == SystemCodes.Saas || facts.System.Hosting == SystemCodes.Saas)
            && facts.System.ContractKind == SystemCodes.StandardTerms && facts.System.Confidentiality is not (null or SystemCodes.Open) ? new RadarFinding() : null;

    private static RadarFinding? NoBcp(RadarFacts facts, RadarContext context) =>
        facts.System.IsRunning && facts.System.Criticality == Criticality.Important && facts.System.BcpCovered != true ? new RadarFinding() : null;

    private static RadarFinding? NoDrill(RadarFacts facts, RadarContext context)
    {
        var s = facts.System;
        var since = context.Today.AddMonths(-context.Setting(SettingName.DrillMonths));
        return s.IsRunning && s.Criticality == Criticality.Important && s.BcpCovered == true && (s.BcpDrilledOn is null || s.BcpDrilledOn < since) ? new RadarFinding(s.BcpDrilledOn) : null;
    }

    // R099: a data centre or redundant equipment. Own premises are no data centre, whatever room they have.
    private static RadarFinding? LargeUnprotected(RadarFacts facts, RadarContext context) =>
        facts.System.IsRunning && facts.System.AnnualCostYen >= context.Setting(SettingName.LargeSystemYen) && facts.System.Hosting == SystemCodes.OwnServer && facts.System.Servers < 2
            ? new RadarFinding() : null;

    private static RadarFinding? OffPlatform(RadarFacts facts, RadarContext context) =>
        HasContract(facts.System, out var end) && !facts.System.Retires && facts.System.Hosting == SystemCodes.OwnServer
            && context.Today >= end.AddMonths(-context.Setting(SettingName.RadarFilingMonths)) && !IsFiledFor(facts, end) ? new RadarFinding(end) : null;

    // An answer given for the renewal before this one, that is before the present contract began, is none for the next.
    private static RadarFinding? NoZeroTrust(RadarFacts facts, RadarContext context)
    {
        var s = facts.System;
        var renewed = facts.Planned.Any(p => p.IsRenewal && p.Fy >= FiscalYear.Of(context.Today)) || facts.Cases.Any(c => c.IsRenewal && c.TargetFy >= FiscalYear.Of(context.Today));
        var stale = s.Since(nameof(InformationSystem.ZeroTrust)) is { } on && s.ContractFrom is { } from && on < from;
        return s.IsRunning && renewed && (s.ZeroTrust is null || stale) ? new RadarFinding(s.Since(nameof(InformationSystem.ZeroTrust))) : null;
    }

    private static RadarFinding? NotConfirmed(RadarFacts facts, RadarContext context) =>
        facts.System.Lifecycle != Lifecycle.Retired && (facts.System.ConfirmedOn is null || facts.System.ConfirmedOn < context.ConfirmedSince) ? new RadarFinding(facts.System.ConfirmedOn) : null;

    private static bool HasContract(RadarSystem system, out DateOnly end)
    {
        end = system.ContractTo ?? default;
        return system.IsRunning && system.ContractTo is not null;
    }
}
