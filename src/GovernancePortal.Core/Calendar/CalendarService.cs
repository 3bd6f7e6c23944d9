using System.Linq.Expressions;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace GovernancePortal.Core.Calendar;

/// <summary>What a list of holidays would change; nothing is stored yet.</summary>
public sealed record HolidayImportPreview(IReadOnlyList<HolidayImportLine> Lines)
{
    public int New => Lines.Count(line => line.Change is HolidayChange.Add or HolidayChange.Rename);
    public bool HasFaults => Lines.Any(line => line.Read.Fault is not null);
}

public enum HolidayChange
{
    Add,
    Rename,
    /// <summary>Already on the list under this name.</summary>
    Same,
    /// <summary>A proposal about the day waits already.</summary>
    Waiting,
}

public sealed record HolidayImportLine(HolidayLineRead Read, HolidayChange? Change);

/// <summary>
/// Proposals about the office's calendar; nothing proposed counts before <see cref="CalendarApprovalService"/> says so.
/// Each is refused with Calendar.NothingChanges when it says what holds already, and with Calendar.AlreadyProposed
/// while another proposal about the same thing is open.
/// </summary>
public sealed class CalendarService(PortalDb db)
{
    public async Task<Guid> ProposeHolidayAsync(HolidayInput input, Actor actor, CancellationToken ct = default)
    {
        var row = new Holiday
        {
            Id = Guid.CreateVersion7(actor.Now),
            Day = input.Day!.Value,
            NameJa = input.NameJa!,
            NameEn = input.NameEn,
            Reason = input.Reason,
        };
        row.Propose(actor);
        var current = await CurrentHolidayAsync(row.Day, ct);
        if (current is not null && current.NameJa == row.NameJa && current.NameEn == row.NameEn)
        {
            throw new RuleViolation("Calendar.NothingChanges", nameof(input.Day));
        }

        return await StoreAsync(row, x => x.Day == row.Day, nameof(input.Day), actor, ct);
    }

    /// <summary>Proposes that the office is open on a day that is on the list now (404 when it is not).</summary>
    public async Task<Guid> ProposeHolidayRemovalAsync(DateOnly day, string? reason, Actor actor, CancellationToken ct = default)
    {
        var current = await CurrentHolidayAsync(day, ct) ?? throw new NotFound($"No closed day on {day:yyyy-MM-dd}.");
        var row = new Holiday
        {
            Id = Guid.CreateVersion7(actor.Now),
            Day = day,
            NameJa = current.NameJa,
            NameEn = current.NameEn,
            IsRemoval = true,
            Reason = reason,
        };
        row.Propose(actor);
        return await StoreAsync(row, x => x.Day == day, nameof(HolidayInput.Day), actor, ct);
    }

    /// <summary>What the list would change, line by line.</summary>
    public async Task<HolidayImportPreview> PreviewAsync(string csv, CancellationToken ct = default)
    {
        var read = HolidayCsv.Read(csv);
        var rows = await db.Set<Holiday>().AsNoTracking()
            .Where(x => x.Status == ProposalStatus.Proposed || x.Status == ProposalStatus.Approved)
            .Select(x => new { x.Day, x.NameJa, x.NameEn, x.IsRemoval, x.Status }).ToListAsync(ct);
        var waiting = rows.Where(x => x.Status == ProposalStatus.Proposed).Select(x => x.Day).ToHashSet();
        var current = rows.Where(x => x.Status == ProposalStatus.Approved && !x.IsRemoval).ToDictionary(x => x.Day);
        return new HolidayImportPreview([.. read.Select(line => new HolidayImportLine(line, line.Holiday is { } h ? ChangeOf(h) : null))]);

        HolidayChange ChangeOf(HolidayLine line) =>
            waiting.Contains(line.Day) ? HolidayChange.Waiting
            : !current.TryGetValue(line.Day, out var known) ? HolidayChange.Add
            // The Cabinet Office's list has no English: an empty cell keeps the name there is.
            : known.NameJa == line.NameJa && (line.NameEn is null || known.NameEn == line.NameEn) ? HolidayChange.Same
            : HolidayChange.Rename;
    }

    /// <summary>
    /// Proposes every new or renamed day of the list at once; the number proposed. A list with faults is refused whole
    /// (Calendar.ListHasFaults), one that changes nothing too (Calendar.NothingChanges).
    /// </summary>
    public async Task<int> ProposeHolidaysAsync(string csv, string? reason, Actor actor, CancellationToken ct = default)
    {
        var preview = await PreviewAsync(csv, ct);
        if (preview.HasFaults)
        {
            throw new RuleViolation("Calendar.ListHasFaults");
        }

        var changed = preview.Lines.Where(line => line.Change is HolidayChange.Add or HolidayChange.Rename)
            .Select(line => line.Read.Holiday!).ToList();
        if (changed.Count == 0)
        {
            throw new RuleViolation("Calendar.NothingChanges");
        }

        foreach (var line in changed)
        {
            var row = new Holiday
            {
                Id = Guid.CreateVersion7(actor.Now),
                Day = line.Day,
                NameJa = line.NameJa,
                NameEn = line.NameEn,
                Reason = reason,
            };
            row.Propose(actor);
            db.Add(row);
        }

        await SaveAsync(null, actor, ct);
        return changed.Count;
    }

    public async Task<Guid> ProposeWindowAsync(WindowInput input, Actor actor, CancellationToken ct = default)
    {
        var row = new CalendarWindow
        {
            Id = Guid.CreateVersion7(actor.Now),
            FiscalYear = input.FiscalYear,
            BudgetKind = input.BudgetKind,
            WindowKind = input.WindowKind,
            From = input.From!.Value,
            To = input.To!.Value,
            Reason = input.Reason,
        };
        row.Propose(actor);
        row.Check();
        var same = await db.Set<CalendarWindow>().AnyAsync(x => x.Status == ProposalStatus.Approved && x.FiscalYear == row.FiscalYear
            && x.BudgetKind == row.BudgetKind && x.WindowKind == row.WindowKind && x.From == row.From && x.To == row.To, ct);
        if (same)
        {
            throw new RuleViolation("Calendar.NothingChanges", nameof(input.From));
        }

        return await StoreAsync(row, x => x.FiscalYear == row.FiscalYear && x.BudgetKind == row.BudgetKind && x.WindowKind == row.WindowKind,
            nameof(input.From), actor, ct);
    }

    /// <summary>
    /// Proposes the product's defaults for every window that the year's budgets lack; the number proposed. Refused with
    /// Calendar.NothingChanges when none is lacking.
    /// </summary>
    public async Task<int> ProposeDefaultWindowsAsync(FiscalYear year, BusinessDays days, Actor actor, CancellationToken ct = default)
    {
        var known = (await db.Set<CalendarWindow>().Where(x => x.FiscalYear == year && (x.Status == ProposalStatus.Proposed || x.Status == ProposalStatus.Approved))
            .Select(x => new { x.BudgetKind, x.WindowKind }).ToListAsync(ct)).ToHashSet();
        var lacking = CalendarDefaults.WindowsOf(year, days).Where(w => !known.Contains(new { w.BudgetKind, w.WindowKind })).ToList();
        if (lacking.Count == 0)
        {
            throw new RuleViolation("Calendar.NothingChanges");
        }

        foreach (var line in lacking)
        {
            var row = new CalendarWindow
            {
                Id = Guid.CreateVersion7(actor.Now),
                FiscalYear = year,
                BudgetKind = line.BudgetKind,
                WindowKind = line.WindowKind,
                From = line.From,
                To = line.To,
            };
            row.Propose(actor);
            db.Add(row);
        }

        await SaveAsync(null, actor, ct);
        return lacking.Count;
    }

    public async Task<Guid> ProposeThresholdAsync(ThresholdInput input, Actor actor, CancellationToken ct = default)
    {
        var row = new ThresholdRule
        {
            Id = Guid.CreateVersion7(actor.Now),
            Kind = input.Kind!.Value,
            Basis = input.Basis,
            AmountYen = input.AmountYen!.Value,
            ValidFrom = input.ValidFrom!.Value,
            ValidTo = input.ValidTo,
            Route = input.Kind.Value.Route(),
            Reason = input.Reason,
        };
        row.Propose(actor);
        row.Check();
        var same = await db.Set<ThresholdRule>().AnyAsync(x => x.Status == ProposalStatus.Approved && x.Kind == row.Kind && x.Basis == row.Basis
            && x.AmountYen == row.AmountYen && x.ValidFrom == row.ValidFrom && x.ValidTo == row.ValidTo, ct);
        if (same)
        {
            throw new RuleViolation("Calendar.NothingChanges", nameof(input.AmountYen));
        }

        return await StoreAsync(row, x => x.Kind == row.Kind, nameof(input.Kind), actor, ct);
    }

    public async Task<Guid> ProposeSettingAsync(SettingInput input, Actor actor, CancellationToken ct = default)
    {
        var row = new CalendarSetting
        {
            Id = Guid.CreateVersion7(actor.Now),
            Name = input.Name!.Value,
            Value = input.Value!.Value,
            ValidFrom = input.ValidFrom!.Value,
            ValidTo = input.ValidTo,
            Reason = input.Reason,
        };
        row.Propose(actor);
        row.Check();
        var same = await db.Set<CalendarSetting>().AnyAsync(x => x.Status == ProposalStatus.Approved && x.Name == row.Name
            && x.Value == row.Value && x.ValidFrom == row.ValidFrom && x.ValidTo == row.ValidTo, ct);
        if (same)
        {
            throw new RuleViolation("Calendar.NothingChanges", nameof(input.Value));
        }

        return await StoreAsync(row, x => x.Name == row.Name && x.ValidFrom == row.ValidFrom, nameof(input.ValidFrom), actor, ct);
    }

    private async Task<Holiday?> CurrentHolidayAsync(DateOnly day, CancellationToken ct) =>
        await db.Set<Holiday>().AsNoTracking()
            .SingleOrDefaultAsync(x => x.Day == day && x.Status == ProposalStatus.Approved && !x.IsRemoval, ct);

    private async Task<Guid> StoreAsync<T>(T row, Expression<Func<T, bool>> sameThing, string field, Actor actor, CancellationToken ct)
        where T : OfficeProposal
    {
        if (await db.Set<T>().Where(x => x.Status == ProposalStatus.Proposed).AnyAsync(sameThing, ct))
        {
            throw new RuleViolation("Calendar.AlreadyProposed", field);
        }

        db.Add(row);
        await SaveAsync(field, actor, ct);
        return row.Id;
    }

    private async Task SaveAsync(string? field, Actor actor, CancellationToken ct)
    {
        CalendarNotices.Proposed(db, actor);
        db.Act(actor, CalendarActs.Propose);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException failure) when (failure.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            // Somebody proposed the same thing between the question and the save: the index has the last word.
            throw new RuleViolation("Calendar.AlreadyProposed", field);
        }
    }
}
