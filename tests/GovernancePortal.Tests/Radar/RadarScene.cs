using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Radar;
using GovernancePortal.Core.Systems;
using GovernancePortal.TestKit;

namespace GovernancePortal.Tests.Radar;

/// <summary>A system of which nothing is to be said on 1 September 2026, and the product's own calendar around it.</summary>
internal static class RadarScene
{
    public static readonly DateOnly Today = new(2026, 9, 1);

    public static readonly OfficeCalendar TheCalendar = CalendarOf();

    public static RadarSystem Sound { get; } = new()
    {
        Id = Guid.Parse("5e5e0000-0000-7000-8000-000000009999"), Code = "SYS-9999", Name = "試験システム", OwnerSectionId = Guid.Parse("5e5e0000-0000-7000-8000-00000000aaaa"),
        Lifecycle = Lifecycle.InOperation, Criticality = Criticality.Important, DeliveryForm = "PackageAsIs", Hosting = "Housing", Segment = "Lgwan", Confidentiality = "3C", HandlesMyNumber = false,
        RtoHours = 24, BackupMethod = "Full", BackupRemote = true, RestoreTestedOn = Today.AddMonths(-2), BcpCovered = true, BcpDrilledOn = Today.AddMonths(-2),
        ContractKind = "Maintenance", ContractFrom = new DateOnly(2025, 4, 1), ContractTo = new DateOnly(2031, 3, 31), AnnualCostYen = 10_000_000, NextRenewalFy = new FiscalYear(2030), RenewalPlan = "Renew",
        ConfirmedOn = Today.AddDays(-10), Servers = 2,
    };

    public static OfficeCalendar CalendarOf(params SettingLine[] settings)
    {
        var holidays = HolidayCsv.ReadBuiltIn().Select(h => h.Day).ToList();
        var days = new BusinessDays(holidays);
        return new OfficeCalendar(holidays, Enumerable.Range(2024, 5).SelectMany(y => CalendarDefaults.WindowsOf(new FiscalYear(y), days)), [], settings);
    }

    public static RadarContext Context(DateOnly? today = null, params SettingLine[] settings) => new(today ?? Today, settings.Length == 0 ? TheCalendar : CalendarOf(settings), []);

    public static SettingLine Setting(SettingName name, int value) => new(name, value, new DateOnly(2020, 4, 1), null);

    public static IReadOnlyList<RadarCode> Codes(RadarSystem system, RadarContext? context = null, IReadOnlyList<FiledCase>? cases = null, IReadOnlyList<PlannedMove>? planned = null) =>
        [.. RadarRules.Check(new RadarFacts(system, cases ?? [], planned ?? []), context ?? Context()).Select(f => f.Rule.Code)];

    public static RadarFinding? Find(RadarCode code, RadarSystem system, RadarContext? context = null, IReadOnlyList<FiledCase>? cases = null, IReadOnlyList<PlannedMove>? planned = null) =>
        RadarRules.Of(code).Check!(new RadarFacts(system, cases ?? [], planned ?? []), context ?? Context());

    public static FiledCase Filed(FiscalYear year, ConsultationKind kind = ConsultationKind.Renewal, Stage stage = Stage.PreBudget) =>
        new(Guid.Parse("5e5e0000-0000-7000-8000-00000000bbbb"), Sound.Id, stage, kind, ConsultationState.UnderReview, "R9-予-0001", year, TestClock.Default);
}
