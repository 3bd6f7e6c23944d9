using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Text;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Instructions;

/// <summary>Conditions of the list; null means any.</summary>
public sealed record InstructionFilter
{
    public string? Text { get; init; }
    public InstructionState? State { get; init; }
    public InstructionSubject? Kind { get; init; }
    public Guid? SubjectId { get; init; }
    public Guid? BureauId { get; init; }
    public Guid? SectionId { get; init; }
    /// <summary>Those that wait for somebody.</summary>
    public bool Open { get; init; }
    /// <summary>The due day has passed and the answer is not there.</summary>
    public bool Overdue { get; init; }
    /// <summary>Those given in one sitting.</summary>
    public Guid? MeetingId { get; init; }
}

public sealed record InstructionLine(Guid Id, string Number, InstructionSubject Kind, string? SubjectTitle, string? SubjectAddress, string Text, Guid SectionId, string SectionName, string BureauName, DateOnly DueOn, InstructionState State, DateTimeOffset Since,
    string GivenBy, DateOnly GivenOn, string? RecordedBy, DateOnly? FollowUpOn, int Rounds, DateTimeOffset? ClosedAt)
{
    public bool IsOverdue(DateOnly today) => InstructionWorkflow.IsOutstanding(State) && DueOn < today;
}

/// <summary>One instruction whole, with what this person may do.</summary>
public sealed record InstructionView(Instruction Instruction, string SectionName, string BureauName, IReadOnlyList<OfferedInstructionAct> Acts)
{
    public OfferedInstructionAct? Act(InstructionAct act) => Acts.FirstOrDefault(a => a.Act == act);
    public bool MayWrite => Act(InstructionAct.Write) is { IsPossible: true };
}

/// <summary>How many there are in each state, for the dashboard and the chips of the list.</summary>
public sealed record InstructionCounts(int Open, int Overdue, int ToJudge);

public sealed class InstructionQueries(PortalDb db)
{
    public const int PageSize = 50;
    private const int Latest = 500;

    private static readonly InstructionState[] Outstanding = [.. Enum.GetValues<InstructionState>().Where(InstructionWorkflow.IsOutstanding)];
    private static readonly InstructionState[] OpenStates = [.. Enum.GetValues<InstructionState>().Where(InstructionWorkflow.IsOpen)];

    /// <summary>By due day, the next one first; one command.</summary>
    public async Task<Page<InstructionLine>> PageAsync(InstructionFilter filter, Cursor? at, Actor actor, CancellationToken ct = default)
    {
        var rows = await Lines(Keyset.Beside(Filtered(filter, actor), i => i.DueOn, i => i.Id, at, Keyset.ReadDay, descending: !(filter.Open || filter.Overdue))).Take(PageSize + 1).ToListAsync(ct);
        return Cursor.PageOf(rows, PageSize, at, line => Keyset.DayKey(line.DueOn), line => line.Id);
    }

    public Task<int> CountAsync(InstructionFilter filter, Actor actor, CancellationToken ct = default) => Filtered(filter, actor).CountAsync(ct);

    public IAsyncEnumerable<InstructionLine> Export(InstructionFilter filter, Actor actor)
    {
        var rows = Filtered(filter, actor);
        return Lines(filter.Open || filter.Overdue ? rows.OrderBy(i => i.DueOn).ThenBy(i => i.Id) : rows.OrderByDescending(i => i.DueOn).ThenByDescending(i => i.Id)).AsAsyncEnumerable();
    }

    /// <summary>404 also where the person may not know of it.</summary>
    public async Task<InstructionView> ViewAsync(Guid id, Actor actor, CancellationToken ct = default)
    {
        var instruction = await db.Set<Instruction>().AsNoTracking().VisibleTo(actor).Include(i => i.Rounds).Include(i => i.Checks).Include(i => i.Files).ThenInclude(f => f.File).AsSplitQuery()
            .SingleOrDefaultAsync(i => i.Id == id, ct) ?? throw new NotFound($"Instruction {id}.");
        var section = await db.Set<Section>().AsNoTracking().Where(s => s.Id == instruction.SectionId).Select(s => new { s.Name, Bureau = s.Bureau.Name }).SingleAsync(ct);
        return new InstructionView(instruction, section.Name, section.Bureau, InstructionWorkflow.Open(instruction, actor));
    }

    /// <summary>Those about one record that the person may know of, open ones first; one command.</summary>
    public async Task<IReadOnlyList<InstructionLine>> OfSubjectAsync(InstructionSubject kind, Guid id, Actor actor, CancellationToken ct = default) =>
        await Lines(db.Set<Instruction>().AsNoTracking().VisibleTo(actor).Where(i => i.SubjectKind == kind && i.SubjectId == id)
            .OrderBy(i => OpenStates.Contains(i.State) ? 0 : 1).ThenBy(i => i.DueOn).ThenBy(i => i.Id)).Take(PageSize).ToListAsync(ct);

    /// <summary>Records of a kind with an open instruction that the person may know of (指示つき); one command.</summary>
    public async Task<IReadOnlySet<Guid>> SubjectsWithOpenAsync(InstructionSubject kind, Actor actor, CancellationToken ct = default) =>
        (await db.Set<Instruction>().AsNoTracking().VisibleTo(actor).Where(i => i.SubjectKind == kind && i.SubjectId != null && OpenStates.Contains(i.State)).Select(i => i.SubjectId!.Value).Distinct().ToListAsync(ct)).ToHashSet();

    /// <summary>What is open now and what was closed since then, by due day; one command.</summary>
    public async Task<IReadOnlyList<InstructionLine>> OpenAndClosedSinceAsync(DateTimeOffset since, Actor actor, CancellationToken ct = default) =>
        await Lines(db.Set<Instruction>().AsNoTracking().VisibleTo(actor).Where(i => OpenStates.Contains(i.State) || i.ClosedAt > since).OrderBy(i => i.DueOn).ThenBy(i => i.Id)).Take(Latest).ToListAsync(ct);

    private IQueryable<Instruction> Filtered(InstructionFilter filter, Actor actor)
    {
        var rows = db.Set<Instruction>().AsNoTracking().VisibleTo(actor);
        rows = filter.State is { } state ? rows.Where(i => i.State == state) : rows;
        rows = filter.Kind is { } kind ? rows.Where(i => i.SubjectKind == kind) : rows;
        rows = filter.SubjectId is { } subject ? rows.Where(i => i.SubjectId == subject) : rows;
        rows = filter.BureauId is { } bureau ? rows.Where(i => i.BureauId == bureau) : rows;
        rows = filter.SectionId is { } section ? rows.Where(i => i.SectionId == section) : rows;
        rows = filter.MeetingId is { } meeting ? rows.Where(i => i.MeetingId == meeting) : rows;
        rows = filter.Open ? rows.Where(i => OpenStates.Contains(i.State)) : rows;
        var today = actor.Today;
        rows = filter.Overdue ? rows.Where(i => Outstanding.Contains(i.State) && i.DueOn < today) : rows;
        foreach (var word in CharacterWidth.SearchKey(filter.Text).Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(5))
        {
            rows = rows.Where(i => i.Number.ToLower().Contains(word) || i.Text.Contains(word) || (i.SubjectTitle != null && i.SubjectTitle.Contains(word)));
        }
        return rows;
    }

    private IQueryable<InstructionLine> Lines(IQueryable<Instruction> rows) => rows.Select(i => new InstructionLine(i.Id, i.Number, i.SubjectKind, i.SubjectTitle, i.SubjectAddress, i.Text, i.SectionId,
        db.Set<Section>().Where(s => s.Id == i.SectionId).Select(s => s.Name).First(), db.Set<Bureau>().Where(b => b.Id == i.BureauId).Select(b => b.Name).First(), i.DueOn, i.State, i.Since,
        i.GivenBy, i.GivenOn, i.RecordedBy, i.FollowUpOn, i.RoundCount, i.ClosedAt));
}
