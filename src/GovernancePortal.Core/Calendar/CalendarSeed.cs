using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Calendar;

/// <summary>
/// The calendar of every new installation: closed days 2019–2035, windows of FY2024–FY2028, thresholds and settings.
/// It adds what has never been there; whatever the office proposed, approved or removed since is left alone.
/// </summary>
public static class CalendarSeed
{
    public static readonly FiscalYear FirstYear = new(2024);
    public static readonly FiscalYear LastYear = new(2028);

    private static readonly DateOnly FirstDay = new(2024, 4, 1);

    public static async Task SeedAsync(PortalDb db, Actor actor, CancellationToken ct = default)
    {
        var holidays = HolidayCsv.ReadBuiltIn();
        var knownDays = await db.Set<Holiday>().Select(x => x.Day).ToHashSetAsync(ct);
        foreach (var line in holidays.Where(line => !knownDays.Contains(line.Day)))
        {
            Add(db, new Holiday { Id = NewId(actor), Day = line.Day, NameJa = line.NameJa, NameEn = line.NameEn }, actor);
        }

        var days = new BusinessDays(holidays.Select(line => line.Day));
        var knownWindows = (await db.Set<CalendarWindow>().Select(x => new { x.FiscalYear, x.BudgetKind, x.WindowKind }).ToListAsync(ct)).ToHashSet();
        for (var year = FirstYear; year <= LastYear; year = year.Next)
        {
            foreach (var w in CalendarDefaults.WindowsOf(year, days).Where(w => !knownWindows.Contains(new { w.FiscalYear, w.BudgetKind, w.WindowKind })))
            {
                Add(db, new CalendarWindow { Id = NewId(actor), FiscalYear = w.FiscalYear, BudgetKind = w.BudgetKind, WindowKind = w.WindowKind, From = w.From, To = w.To }, actor);
            }
        }

        var knownRules = (await db.Set<ThresholdRule>().Select(x => new { x.Kind, x.ValidFrom }).ToListAsync(ct)).ToHashSet();
        foreach (var (kind, amountYen, from, to, basis) in CalendarDefaults.Thresholds)
        {
            if (!knownRules.Contains(new { Kind = kind, ValidFrom = from }))
            {
                Add(db, new ThresholdRule { Id = NewId(actor), Kind = kind, Basis = ThresholdBasis.TermTotal, AmountYen = amountYen, ValidFrom = from, ValidTo = to, Route = kind.Route(), Reason = basis }, actor);
            }
        }

        var knownSettings = await db.Set<CalendarSetting>().Select(x => x.Name).ToHashSetAsync(ct);
        // 骨格予算 and the target of the platform are set for single years; the default of all others is to have none.
        foreach (var name in Enum.GetValues<SettingName>().Where(name => name is not (SettingName.SkeletonBudget or SettingName.PlatformSystems) && !knownSettings.Contains(name)))
        {
            Add(db, new CalendarSetting { Id = NewId(actor), Name = name, Value = CalendarSetting.DefaultOf(name), ValidFrom = FirstDay }, actor);
        }
        foreach (var (name, value, from) in CalendarDefaults.RisingSettings.Where(s => !knownSettings.Contains(s.Name)))
        {
            Add(db, new CalendarSetting { Id = NewId(actor), Name = name, Value = value, ValidFrom = from }, actor);
        }

        if (db.ChangeTracker.HasChanges())
        {
            db.Act(actor, "CalendarSeeded");
            await db.SaveChangesAsync(ct);
        }
    }

    private static Guid NewId(Actor actor) => Guid.CreateVersion7(actor.Now);

    private static void Add(PortalDb db, OfficeProposal row, Actor actor)
    {
        row.Propose(actor);
        row.Approve(actor);
        db.Add(row);
    }
}
