using System.Globalization;
using System.Runtime.CompilerServices;
using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Consultations.Form;
using GovernancePortal.Core.Consultations.Forwarding;
using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Consultations.Gates;

/// <summary>Cases whose clock runs, or stands still, or both.</summary>
public enum QueueView
{
    Running, // 情報政策課にあるもの
    Paused,  // 回答・再提出待ちで時計が止まっているもの
}

public sealed record QueueFilter
{
    public QueueView View { get; init; }
    public string? Text { get; init; }
    public Stage? Stage { get; init; }
    public Guid? BureauId { get; init; }
    public Guid? ReviewerId { get; init; }
    /// <summary>Only cases I review.</summary>
    public bool Mine { get; init; }
    public bool FastLane { get; init; }
    /// <summary>Only those whose due day has passed.</summary>
    public bool Overdue { get; init; }
}

/// <summary>An open case with its clock and the next day that moves for nobody.</summary>
public sealed record QueueLine(Guid Id, Stage Stage, string? Number, string Title, ConsultationState State, string SectionName, string BureauName, Guid? ReviewerId, string? ReviewerName, DateOnly? DueOn,
    bool IsFastLane, bool IsLate, bool NeedsCommittee, ReviewClockReading Clock, LadderRung? Gate, DateTimeOffset Since)
{
    /// <summary>優先順位 within the bureau, where the case went through its coordinating section.</summary>
    public int? Priority { get; init; }
}

/// <summary>期限順の一覧: a page is one command, its count another.</summary>
public sealed class ReviewQueueQueries(PortalDb db)
{
    public const int PageSize = 50;
    private static readonly DateOnly FarDay = new(2999, 12, 31);
    private static readonly ConsultationState[] Running = [ConsultationState.Submitted, ConsultationState.Accepted, ConsultationState.UnderReview, ConsultationState.CommitteePending];
    private static readonly ConsultationState[] Paused = [ConsultationState.Inquiry, ConsultationState.Returned];

    public async Task<Page<QueueLine>> PageAsync(QueueFilter filter, string? cursor, Actor actor, OfficeCalendar calendar, CancellationToken ct = default)
    {
        var at = Cursor.Read(cursor);
        var rows = await Rows(Ordered(filter, at, actor).Take(PageSize + 1)).ToListAsync(ct);
        var page = Cursor.PageOf(rows, PageSize, at, r => (r.DueOn ?? FarDay).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), r => r.Id);
        return new Page<QueueLine>([.. page.Items.Select(r => Line(r, calendar, actor.Today))], page.Next, page.Previous);
    }

    public Task<int> CountAsync(QueueFilter filter, Actor actor, CancellationToken ct = default) => Filtered(filter, actor).CountAsync(ct);

    /// <summary>The whole list under the filter, in its order.</summary>
    public async IAsyncEnumerable<QueueLine> Export(QueueFilter filter, Actor actor, OfficeCalendar calendar, [EnumeratorCancellation] CancellationToken ct = default)
    {
        await foreach (var row in Rows(Ordered(filter, null, actor)).AsAsyncEnumerable().WithCancellation(ct))
        {
            yield return Line(row, calendar, actor.Today);
        }
    }

    private IQueryable<Consultation> Filtered(QueueFilter filter, Actor actor)
    {
        var states = filter.View == QueueView.Running ? Running : Paused;
        var cases = db.Set<Consultation>().AsNoTracking().VisibleTo(actor).Where(ConsultationAccess.FullFor(actor)).Where(c => states.Contains(c.State));
        cases = filter.Stage is { } stage ? cases.Where(c => c.Stage == stage) : cases;
        cases = filter.BureauId is { } bureau ? cases.Where(c => c.BureauId == bureau) : cases;
        cases = filter.ReviewerId is { } reviewer ? cases.Where(c => c.ReviewerId == reviewer) : cases;
        cases = filter.FastLane ? cases.Where(c => c.IsFastLane) : cases;
        if (filter.Mine)
        {
            var me = actor.UserId;
            cases = cases.Where(c => c.ReviewerId == me);
        }
        if (filter.Overdue)
        {
            var today = actor.Today;
            cases = cases.Where(c => c.DueOn < today);
        }
        if (!string.IsNullOrWhiteSpace(filter.Text))
        {
            var like = "%" + filter.Text.Trim().Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal) + "%";
            cases = cases.Where(c => EF.Functions.ILike(c.Title, like) || EF.Functions.ILike(c.Number!, like));
        }
        return cases;
    }

    private IQueryable<Consultation> Ordered(QueueFilter filter, Cursor? at, Actor actor) =>
        Keyset.Beside(Filtered(filter, actor), c => c.DueOn ?? FarDay, c => c.Id, at, text => (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day), day), false);

    private IQueryable<Row> Rows(IQueryable<Consultation> cases) => cases.Select(c => new Row
    {
        Id = c.Id, Stage = c.Stage, Number = c.Number, Title = c.Title, State = c.State, TargetFy = c.TargetFy, BudgetKind = c.BudgetKind, BureauId = c.BureauId, IsChange = c.ChangeOfId != null,
        Section = db.Set<Section>().Where(s => s.Id == c.SectionId).Select(s => s.Name).First(), Bureau = db.Set<Bureau>().Where(b => b.Id == c.BureauId).Select(b => b.Name).First(),
        ReviewerId = c.ReviewerId, ReviewerName = c.ReviewerName, DueOn = c.DueOn, IsFastLane = c.IsFastLane, IsLate = c.IsLate, NeedsCommittee = c.NeedsCommittee, Since = c.Since,
        Plan = c.Stage == Stage.PreProcurement ? db.Set<FormSection>().Where(s => s.ConsultationId == c.Id && s.Letter == 'Q').Select(s => s.Values).FirstOrDefault() : null,
        Priority = db.Set<BureauForwarding>().Where(f => f.ConsultationId == c.Id).Select(f => f.Priority).FirstOrDefault(),
        Acts = c.Acts.OrderBy(a => a.Number).Select(a => new ActRow(a.At, a.Act, a.From, a.To)).ToList(),
    }).AsSingleQuery();

    private static QueueLine Line(Row r, OfficeCalendar calendar, DateOnly today)
    {
        var clock = calendar.ReviewClockOf(Consultation.ClockEventsOf(r.Acts.Select(a => (a.At, a.Act, a.From, a.To))), today, r.IsFastLane);
        var ladder = GateLadder.Of(new LadderFacts(r.Stage, r.TargetFy, r.BudgetKind)
        {
            BureauId = r.BureauId, ThroughCommittee = r.NeedsCommittee, IsChange = r.IsChange, IsFiled = r.State != ConsultationState.Returned, AnswerDue = r.DueOn,
            Notice = ProcurementGate.Day(r.Plan?["Q11"]), WithoutNotice = ProcurementGate.WithoutNotice.Contains(r.Plan?["Q1"], StringComparer.Ordinal), IsWto = r.Plan?["Q4"] == "yes", Contract = ProcurementGate.Day(r.Plan?["Q11.Contract"]),
        }, calendar, today);
        return new QueueLine(r.Id, r.Stage, r.Number, r.Title, r.State, r.Section, r.Bureau, r.ReviewerId, r.ReviewerName, r.DueOn, r.IsFastLane, r.IsLate, r.NeedsCommittee, clock, ladder.NextAfter(today), r.Since) { Priority = r.Priority };
    }

    private sealed record ActRow(DateTimeOffset At, ConsultationAct Act, ConsultationState From, ConsultationState To);

    private sealed class Row
    {
        public Guid Id { get; init; }
        public Stage Stage { get; init; }
        public string? Number { get; init; }
        public string Title { get; init; } = "";
        public ConsultationState State { get; init; }
        public FiscalYear TargetFy { get; init; }
        public BudgetKind BudgetKind { get; init; }
        public Guid BureauId { get; init; }
        public bool IsChange { get; init; }
        public string Section { get; init; } = "";
        public string Bureau { get; init; } = "";
        public Guid? ReviewerId { get; init; }
        public string? ReviewerName { get; init; }
        public DateOnly? DueOn { get; init; }
        public bool IsFastLane { get; init; }
        public bool IsLate { get; init; }
        public bool NeedsCommittee { get; init; }
        public DateTimeOffset Since { get; init; }
        public FormValues? Plan { get; init; }
        public int? Priority { get; init; }
        public List<ActRow> Acts { get; init; } = [];
    }
}
