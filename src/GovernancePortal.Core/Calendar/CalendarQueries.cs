using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace GovernancePortal.Core.Calendar;

/// <summary>How a row came about and stands; shown beside each row and sent back with the act on it.</summary>
public sealed record ProposalLine(Guid Id, uint Version, ProposalStatus Status, string? Reason, Guid ProposedById, string ProposedByName, DateTimeOffset ProposedAt, string? DecidedByName, DateTimeOffset? DecidedAt)
{
    public bool IsOpen => Status == ProposalStatus.Proposed;
}

public sealed record HolidayRow(DateOnly Day, string NameJa, string? NameEn, bool IsRemoval, ProposalLine Proposal);

public sealed record WindowRow(FiscalYear FiscalYear, BudgetKind BudgetKind, WindowKind WindowKind, DateOnly From, DateOnly To, ProposalLine Proposal);

public sealed record ThresholdRow(ThresholdKind Kind, ThresholdBasis Basis, long AmountYen, DateOnly ValidFrom, DateOnly? ValidTo, ThresholdRoute Route, ProposalLine Proposal);

public sealed record SettingRow(SettingName Name, int Value, DateOnly ValidFrom, DateOnly? ValidTo, ProposalLine Proposal);

/// <summary>Open proposals by page.</summary>
public sealed record PendingProposals(int Holidays, int Windows, int Thresholds, int Settings)
{
    public int All => Holidays + Windows + Thresholds + Settings;
}

public sealed class CalendarQueries(PortalDb db, IMemoryCache cache)
{
    private const string Key = "office-calendar";

    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(30);

    /// <summary>What counts, from the cache; another node's approval shows within half a minute.</summary>
    public async Task<OfficeCalendar> CalendarAsync(CancellationToken ct = default) =>
        await cache.GetOrCreateAsync(db.CacheKey(Key), async entry =>
        {
            entry.AbsoluteExpirationRelativeToNow = Kept;
            return await ReadAsync(ct);
        }) ?? throw new InvalidOperationException("The calendar was not read.");

    internal void Forget() => cache.Remove(db.CacheKey(Key));

    /// <summary>The closed days of a calendar year and every open proposal about a closed day, whatever its year; by day, one command.</summary>
    public async Task<IReadOnlyList<HolidayRow>> HolidaysAsync(int calendarYear, CancellationToken ct = default)
    {
        var (first, last) = (new DateOnly(calendarYear, 1, 1), new DateOnly(calendarYear, 12, 31));
        return await Shown<Holiday>().Where(x => x.Status == ProposalStatus.Proposed || (x.Day >= first && x.Day <= last && !x.IsRemoval))
            .OrderBy(x => x.Day).ThenBy(x => x.Status).Select(AsHoliday).ToListAsync(ct);
    }

    /// <summary>The windows of the budgets of a fiscal year, those that count and those proposed.</summary>
    public async Task<IReadOnlyList<WindowRow>> WindowsAsync(FiscalYear year, CancellationToken ct = default) =>
        await Shown<CalendarWindow>().Where(x => x.FiscalYear == year).Select(AsWindow).ToListAsync(ct);

    /// <summary>All rows of all kinds, the latest first within a kind: the history is the list.</summary>
    public async Task<IReadOnlyList<ThresholdRow>> ThresholdsAsync(CancellationToken ct = default) =>
        await db.Set<ThresholdRule>().AsNoTracking().OrderByDescending(x => x.ValidFrom).ThenByDescending(x => x.ProposedAt)
            .Select(x => new ThresholdRow(x.Kind, x.Basis, x.AmountYen, x.ValidFrom, x.ValidTo, x.Route,
                new ProposalLine(x.Id, x.Version, x.Status, x.Reason, x.ProposedById, x.ProposedByName, x.ProposedAt, x.DecidedByName, x.DecidedAt)))
            .ToListAsync(ct);

    public async Task<IReadOnlyList<SettingRow>> SettingsAsync(CancellationToken ct = default) =>
        await db.Set<CalendarSetting>().AsNoTracking().OrderByDescending(x => x.ValidFrom).ThenByDescending(x => x.ProposedAt)
            .Select(x => new SettingRow(x.Name, x.Value, x.ValidFrom, x.ValidTo,
                new ProposalLine(x.Id, x.Version, x.Status, x.Reason, x.ProposedById, x.ProposedByName, x.ProposedAt, x.DecidedByName, x.DecidedAt)))
            .ToListAsync(ct);

    /// <summary>The bureaus' own deadlines of a budget, those that count and those proposed.</summary>
    public async Task<IReadOnlyList<DeadlineRow>> DeadlinesAsync(FiscalYear year, BudgetKind budget, CancellationToken ct = default) =>
        await Shown<BureauDeadline>().Where(x => x.FiscalYear == year && x.BudgetKind == budget).OrderBy(x => x.ClosesOn)
            .Select(x => new DeadlineRow(x.BureauId, x.ClosesOn,
                new ProposalLine(x.Id, x.Version, x.Status, x.Reason, x.ProposedById, x.ProposedByName, x.ProposedAt, x.DecidedByName, x.DecidedAt)))
            .ToListAsync(ct);

    /// <summary>How many proposals wait, in one command.</summary>
    public async Task<PendingProposals> PendingAsync(CancellationToken ct = default)
    {
        var counts = await db.Set<Holiday>().Where(x => x.Status == ProposalStatus.Proposed).Select(x => 1)
            .Concat(db.Set<CalendarWindow>().Where(x => x.Status == ProposalStatus.Proposed).Select(x => 2))
            .Concat(db.Set<ThresholdRule>().Where(x => x.Status == ProposalStatus.Proposed).Select(x => 3))
            .Concat(db.Set<CalendarSetting>().Where(x => x.Status == ProposalStatus.Proposed).Select(x => 4))
            .GroupBy(page => page).Select(g => new { Page = g.Key, Count = g.Count() }).ToListAsync(ct);
        int Of(int page) => counts.Where(c => c.Page == page).Sum(c => c.Count);
        return new PendingProposals(Of(1), Of(2), Of(3), Of(4));
    }

    private IQueryable<T> Shown<T>()
        where T : OfficeProposal =>
        db.Set<T>().AsNoTracking().Where(x => x.Status == ProposalStatus.Proposed || x.Status == ProposalStatus.Approved);

    private static readonly System.Linq.Expressions.Expression<Func<Holiday, HolidayRow>> AsHoliday = x =>
        new HolidayRow(x.Day, x.NameJa, x.NameEn, x.IsRemoval,
            new ProposalLine(x.Id, x.Version, x.Status, x.Reason, x.ProposedById, x.ProposedByName, x.ProposedAt, x.DecidedByName, x.DecidedAt));

    private static readonly System.Linq.Expressions.Expression<Func<CalendarWindow, WindowRow>> AsWindow = x =>
        new WindowRow(x.FiscalYear, x.BudgetKind, x.WindowKind, x.From, x.To,
            new ProposalLine(x.Id, x.Version, x.Status, x.Reason, x.ProposedById, x.ProposedByName, x.ProposedAt, x.DecidedByName, x.DecidedAt));

    private async Task<OfficeCalendar> ReadAsync(CancellationToken ct)
    {
        var closed = await Counting<Holiday>().Where(x => !x.IsRemoval).Select(x => x.Day).ToListAsync(ct);
        var windows = await Counting<CalendarWindow>()
            .Select(x => new WindowLine(x.FiscalYear, x.BudgetKind, x.WindowKind, x.From, x.To)).ToListAsync(ct);
        var thresholds = await Counting<ThresholdRule>()
            .Select(x => new ThresholdLine(x.Id, x.Kind, x.Basis, x.AmountYen, x.ValidFrom, x.ValidTo, x.Route, false)).ToListAsync(ct);
        var settings = await Counting<CalendarSetting>()
            .Select(x => new SettingLine(x.Name, x.Value, x.ValidFrom, x.ValidTo)).ToListAsync(ct);
        var deadlines = await Counting<BureauDeadline>().Select(x => new DeadlineLine(x.FiscalYear, x.BudgetKind, x.BureauId, x.ClosesOn)).ToListAsync(ct);
        return new OfficeCalendar(closed, windows, thresholds, settings, deadlines);
    }

    private IQueryable<T> Counting<T>()
        where T : OfficeProposal => db.Set<T>().AsNoTracking().Where(x => x.Status == ProposalStatus.Approved);
}
