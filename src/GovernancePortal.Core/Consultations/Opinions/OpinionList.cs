using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Consultations.Forwarding;
using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Platform.Trail;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GovernancePortal.Core.Consultations.Opinions;

/// <summary>One decided first stage as the finance section reads it; whole yen, nothing restricted.</summary>
public sealed record OpinionRow(Guid Id, string? Number, string Title, string BureauName, string SectionName, ConsultationKind Kind, ConsultationState Result, DecisionRoute Route, DateOnly DecidedOn, long? TotalYen, string Opinion, List<string> Conditions)
{
    /// <summary>優先順位 within the bureau, where the case went through its coordinating section (部局主管課経由).</summary>
    public int? Priority { get; init; }

    /// <summary>Whether the finance section was told something else; two lists of conditions are compared by their words.</summary>
    public bool SaysTheSameAs(OpinionRow other) => this with { Conditions = other.Conditions } == other && Conditions.SequenceEqual(other.Conditions, StringComparer.Ordinal);
}

public enum OpinionChange
{
    Same,    // 変更なし
    Added,   // 追加
    Changed, // 変更
    Gone,    // 対象外に
}

public sealed record OpinionLine(OpinionRow Row, OpinionChange Change);

/// <summary>意見一覧の引渡し: what was handed to the finance section on a day, numbered by budget, kept as it was.</summary>
public sealed class OpinionHandover : ITracked
{
    public Guid Id { get; init; }
    public FiscalYear TargetFy { get; init; }
    public BudgetKind BudgetKind { get; init; }
    public int Number { get; init; }
    public DateTimeOffset At { get; init; }
    public required string ByName { get; init; }
    public required List<OpinionRow> Rows { get; init; }

    public TrailSubject Subject => new(nameof(OpinionHandover), Id);
}

internal sealed class OpinionMapping : IEntityTypeConfiguration<OpinionHandover>
{
    public void Configure(EntityTypeBuilder<OpinionHandover> b)
    {
        b.ToTable("opinion_handover");
        b.Property(x => x.Number).Trail();
        b.Property(x => x.ByName).HasMaxLength(100);
        b.Property(x => x.Rows).HasColumnType("jsonb").HasConversion(Json.Converter<List<OpinionRow>>(), Json.Unchanging<List<OpinionRow>>());
        b.HasIndex(x => new { x.TargetFy, x.BudgetKind, x.Number }).IsUnique();
    }
}

/// <summary>The list as it stands, each line with what changed since it was last handed over.</summary>
public sealed record OpinionView(IReadOnlyList<OpinionLine> Lines, IReadOnlyList<(int Number, DateTimeOffset At, string ByName, int Rows)> Handovers)
{
    /// <summary>Tells what was seen: handing over something else than that is a conflict.</summary>
    public string Stamp => StampOf(Lines.Where(l => l.Change != OpinionChange.Gone).Select(l => l.Row), Handovers.Count);

    internal static string StampOf(IEnumerable<OpinionRow> rows, int handovers) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(handovers.ToString(CultureInfo.InvariantCulture) + Json.Write(rows.ToList()))).AsSpan(0, StampBytes));

    private const int StampBytes = 12;
}

public sealed class OpinionQueries(PortalDb db)
{
    /// <summary>Decided first stages of a budget; for those who read every case.</summary>
    public async Task<OpinionView> ViewAsync(FiscalYear year, BudgetKind budget, Actor actor, CancellationToken ct = default)
    {
        if (!actor.May(Permission.ConsultationReadAll))
        {
            throw new Forbidden("The list is for the finance section and the policy office.");
        }
        var rows = await RowsAsync(year, budget, actor, ct);
        var handed = await db.Set<OpinionHandover>().AsNoTracking().Where(h => h.TargetFy == year && h.BudgetKind == budget).OrderByDescending(h => h.Number).ToListAsync(ct);
        var last = handed.FirstOrDefault()?.Rows.ToDictionary(r => r.Id);
        return new OpinionView([.. Compare(rows, last)], [.. handed.Select(h => (h.Number, h.At, h.ByName, h.Rows.Count))]);
    }

    /// <summary>Before the first hand-over nothing counts as changed.</summary>
    public static IEnumerable<OpinionLine> Compare(IReadOnlyCollection<OpinionRow> rows, Dictionary<Guid, OpinionRow>? last) => last is null
        ? rows.Select(r => new OpinionLine(r, OpinionChange.Same))
        : rows.Select(r => new OpinionLine(r, !last.TryGetValue(r.Id, out var was) ? OpinionChange.Added : was.SaysTheSameAs(r) ? OpinionChange.Same : OpinionChange.Changed))
            .Concat(last.Values.Where(was => rows.All(r => r.Id != was.Id)).Select(was => new OpinionLine(was, OpinionChange.Gone)));

    internal async Task<List<OpinionRow>> RowsAsync(FiscalYear year, BudgetKind budget, Actor actor, CancellationToken ct) =>
        await db.Set<Consultation>().AsNoTracking().VisibleTo(actor).Where(c => c.TargetFy == year && c.BudgetKind == budget && c.Stage == Stage.PreBudget && c.Decision != null && c.State != ConsultationState.Withdrawn && c.State != ConsultationState.Superseded && c.State != ConsultationState.Draft)
            .OrderBy(c => c.Number).ThenBy(c => c.Id)
            .Select(c => new OpinionRow(c.Id, c.Number, c.Title, db.Set<Bureau>().Where(b => b.Id == c.BureauId).Select(b => b.Name).First(), c.SectionNameThen ?? db.Set<Section>().Where(s => s.Id == c.SectionId).Select(s => s.Name).First(),
                c.Kind, c.Decision!.Result, c.Decision.Route, c.Decision.On, c.TotalYen, c.Decision.Text, c.Conditions.OrderBy(k => k.Number).Select(k => k.Text).ToList())
            {
                Priority = db.Set<BureauForwarding>().Where(f => f.ConsultationId == c.Id).Select(f => f.Priority).FirstOrDefault(),
            }).AsSingleQuery().ToListAsync(ct);
}

/// <summary>Hands the list over: a recorded act with its day and number; what changes later is shown against it.</summary>
public sealed class OpinionService(PortalDb db, OpinionQueries queries)
{
    /// <summary>Refused for an empty list (Opinion.Empty); two at the same moment: one of them is refused (Opinion.Again). A list that changed, or was handed over, since it was shown is a conflict.</summary>
    /// <param name="seen"><see cref="OpinionView.Stamp"/> of what was shown.</param>
    public async Task<int> HandOverAsync(FiscalYear year, BudgetKind budget, string? seen, Actor actor, CancellationToken ct = default)
    {
        if (!actor.May(Permission.ConsultationReview))
        {
            throw new Forbidden("The policy office hands the list over.");
        }
        var rows = await queries.RowsAsync(year, budget, actor, ct);
        if (rows.Count == 0)
        {
            throw new RuleViolation("Opinion.Empty");
        }
        var number = 1 + await db.Set<OpinionHandover>().CountAsync(h => h.TargetFy == year && h.BudgetKind == budget, ct);
        if (seen != OpinionView.StampOf(rows, number - 1))
        {
            throw new VersionConflict("The list changed since it was shown.");
        }
        var handed = new OpinionHandover { Id = Guid.CreateVersion7(actor.Now), TargetFy = year, BudgetKind = budget, Number = number, At = actor.Now, ByName = actor.Name, Rows = rows };
        db.Add(handed);
        db.Act(actor, "OpinionsHandedOver", handed.Subject, $"{year.Short} {number}");
        await UniqueSave.SaveAsync(db, new RuleViolation("Opinion.Again"), ct);
        return number;
    }
}
