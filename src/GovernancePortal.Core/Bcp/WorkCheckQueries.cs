using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Systems;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Bcp;

/// <summary>How a system stands in a year's check.</summary>
public enum WorkCheckState
{
    Open,           // 未確認
    CanContinue,    // 業務を続けられる
    WithRemedy,     // 手当てをすれば続けられる
    CannotContinue, // 続けられない
}

public sealed record WorkCheckMark(Guid SystemId, WorkCheckResult Result, DateOnly CheckedOn, string? CheckedBySection)
{
    public WorkCheckState State => StateOf(Result);

    public static WorkCheckState StateOf(WorkCheckResult result) => result switch
    {
        WorkCheckResult.CanContinue => WorkCheckState.CanContinue,
        WorkCheckResult.WithRemedy => WorkCheckState.WithRemedy,
        WorkCheckResult.CannotContinue => WorkCheckState.CannotContinue,
    };
}

/// <summary>A page of systems with the checks of the year.</summary>
public sealed record WorkCheckPage(Page<SystemLine> Lines, int Total, IReadOnlyDictionary<Guid, WorkCheckMark> Marks);

public sealed class WorkCheckQueries(PortalDb db, SystemQueries systems)
{
    /// <summary>The systems in use under the conditions, three commands: the year's checks, the page, the count.</summary>
    public async Task<WorkCheckPage> PageAsync(SystemFilter filter, WorkCheckState? state, FiscalYear fy, Cursor? at, CancellationToken ct = default)
    {
        var marks = await MarksAsync(fy, ct);
        var running = Narrowed(filter, state, marks);
        return new WorkCheckPage(await systems.PageAsync(running, at, ct), await systems.CountAsync(running, ct), marks);
    }

    /// <summary>The same systems one by one, for an export.</summary>
    public async Task<(IReadOnlyDictionary<Guid, WorkCheckMark> Marks, IAsyncEnumerable<SystemRecord> Systems)> ExportAsync(SystemFilter filter, WorkCheckState? state, FiscalYear fy, Platform.Identity.Actor actor, CancellationToken ct = default)
    {
        var marks = await MarksAsync(fy, ct);
        return (marks, systems.Export(Narrowed(filter, state, marks), actor, ct));
    }

    public async Task<IReadOnlyDictionary<Guid, WorkCheckMark>> MarksAsync(FiscalYear fy, CancellationToken ct = default) =>
        await db.Set<WorkCheck>().AsNoTracking().Where(c => c.Fy == fy).Select(c => new WorkCheckMark(c.SystemId, c.Result, c.CheckedOn, c.CheckedBySection)).ToDictionaryAsync(c => c.SystemId, ct);

    /// <summary>Every year's check of a system, the newest first.</summary>
    public async Task<IReadOnlyList<WorkCheck>> OfSystemAsync(Guid systemId, CancellationToken ct = default) =>
        await db.Set<WorkCheck>().AsNoTracking().Where(c => c.SystemId == systemId).OrderByDescending(c => c.Fy).ToListAsync(ct);

    private static SystemFilter Narrowed(SystemFilter filter, WorkCheckState? state, IReadOnlyDictionary<Guid, WorkCheckMark> marks) => filter with
    {
        InUse = true,
        Only = state is null or WorkCheckState.Open ? null : [.. marks.Values.Where(m => m.State == state).Select(m => m.SystemId)],
        Except = state == WorkCheckState.Open ? [.. marks.Keys] : null,
    };
}
