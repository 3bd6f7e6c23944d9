using System.Globalization;
using GovernancePortal.Core.Library.Briefings;
using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Codes;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace GovernancePortal.Core.Library.Questions;

public sealed record QuestionFilter
{
    /// <summary>Within the question as the reader may read it, or its answer.</summary>
    public string? Text { get; init; }
    public QuestionState? State { get; init; }
    public string? Topic { get; init; }
    public FiscalYear? Fy { get; init; }
    /// <summary>Marked for the briefing material and in none yet.</summary>
    public bool MaterialOpen { get; init; }
    public Guid? BriefingId { get; init; }
}

/// <summary>A line as its reader may know it: who asked is empty for others.</summary>
public sealed record QuestionLine(Guid Id, string Number, string Topic, string? About, string Text, string? Answer, QuestionState State, DateOnly ReceivedOn, QuestionMeans? Means, string? SectionName, bool ForMaterial, string? Material, DateTimeOffset Since);

public sealed record QuestionView(LibraryQuestion Question, string? SectionName, string? BriefingTitle, string? MaterialTitle, bool SeesWhole, bool MayAnswer)
{
    /// <summary>The words in which this reader reads the question.</summary>
    public string Text => SeesWhole ? Question.Text : Question.PublicText!;
}

/// <summary>Questions of one topic in a year; the topic is a code.</summary>
public sealed record TopicCount(string Topic, int Received, int Open, int Published, int ForMaterial, int InMaterial);

/// <summary>Everybody reads the published ones, nameless; one's own section's also before; the policy office all.</summary>
public sealed class QuestionQueries(PortalDb db, CodeQueries codes)
{
    public const int PageSize = 50;

    public async Task<Page<QuestionLine>> PageAsync(QuestionFilter filter, Cursor? at, Actor actor, CancellationToken ct = default)
    {
        var rows = await Lines(Keyset.Beside(Filtered(filter, actor), q => q.Since, q => q.Id, at,
            text => (DateTimeOffset.TryParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var since), since.ToUniversalTime()), descending: true), actor).Take(PageSize + 1).ToListAsync(ct);
        return Cursor.PageOf(rows, PageSize, at, line => line.Since.ToString("O", CultureInfo.InvariantCulture), line => line.Id);
    }

    public Task<int> CountAsync(QuestionFilter filter, Actor actor, CancellationToken ct = default) => Filtered(filter, actor).CountAsync(ct);

    public IAsyncEnumerable<QuestionLine> Export(QuestionFilter filter, Actor actor) => Lines(Filtered(filter, actor).OrderByDescending(q => q.Since).ThenByDescending(q => q.Id), actor).AsAsyncEnumerable();

    /// <summary>NotFound when the actor may not know of it.</summary>
    public async Task<QuestionView> ViewAsync(Guid id, Actor actor, CancellationToken ct = default)
    {
        var row = await (from q in db.Set<LibraryQuestion>().AsNoTracking()
                         where q.Id == id
                         select new
                         {
                             Question = q,
                             Section = db.Set<Section>().Where(s => s.Id == q.SectionId).Select(s => s.Name).FirstOrDefault(),
                             Briefing = db.Set<BriefingSession>().Where(s => s.Id == q.BriefingId).Select(s => s.Title).FirstOrDefault(),
                             Material = db.Set<BriefingSession>().Where(s => s.Id == q.MaterialBriefingId).Select(s => s.Title).FirstOrDefault(),
                         }).SingleOrDefaultAsync(ct);
        var whole = row?.Question.MaySeeWhole(actor) == true;
        return row is null || (!whole && row.Question.State != QuestionState.Published)
            ? throw new NotFound("Question " + id)
            : new QuestionView(row.Question, whole ? row.Section : null, row.Briefing, row.Material, whole, LibraryAccess.MayEdit(actor));
    }

    /// <summary>Every topic offered on the day, also those nobody asked about, then those that are no longer offered.</summary>
    public async Task<IReadOnlyList<TopicCount>> CountsAsync(FiscalYear? fy, DateOnly day, CancellationToken ct = default)
    {
        var offered = (await codes.BookAsync(ct)).Choices(QuestionTopic.List, day).Select(c => c.Code).ToList();
        var rows = await db.Set<LibraryQuestion>().AsNoTracking().Where(q => fy == null || q.Fy == fy).GroupBy(q => q.Topic).Select(g => new TopicCount(g.Key, g.Count(), g.Count(q => q.State == QuestionState.Open),
            g.Count(q => q.State == QuestionState.Published), g.Count(q => q.ForMaterial), g.Count(q => q.MaterialBriefingId != null))).ToListAsync(ct);
        return [.. offered.Concat(rows.Select(r => r.Topic).Except(offered).Order(StringComparer.Ordinal)).Select(topic => rows.Find(r => r.Topic == topic) ?? new TopicCount(topic, 0, 0, 0, 0, 0))];
    }

    internal static IQueryable<LibraryQuestion> Visible(IQueryable<LibraryQuestion> rows, Actor actor)
    {
        if (LibraryAccess.MayEdit(actor))
        {
            return rows;
        }
        var (user, own) = (actor.UserId, Own(actor));
        return rows.Where(q => q.State == QuestionState.Published || q.AskerId == user || (q.SectionId != null && own.Contains(q.SectionId.Value)));
    }

    private static Guid[] Own(Actor actor) => [.. actor.Capacities.Where(c => c.StandsInFor is null).Select(c => c.SectionId).Distinct()];

    private IQueryable<LibraryQuestion> Filtered(QuestionFilter filter, Actor actor)
    {
        var rows = Visible(db.Set<LibraryQuestion>().AsNoTracking(), actor);
        var (all, user, own) = (LibraryAccess.MayEdit(actor), actor.UserId, Own(actor));
        // The asker's own words are searched only by those who may read them.
        rows = filter.Text is { } text ? rows.Where(q => q.Number.Contains(text) || q.About!.Contains(text) || q.Answer!.Contains(text) || q.PublicText!.Contains(text)
            || ((all || q.AskerId == user || (q.SectionId != null && own.Contains(q.SectionId.Value))) && q.Text.Contains(text))) : rows;
        rows = filter.State is { } state ? rows.Where(q => q.State == state) : rows;
        rows = filter.Topic is { } topic ? rows.Where(q => q.Topic == topic) : rows;
        rows = filter.Fy is { } fy ? rows.Where(q => q.Fy == fy) : rows;
        rows = filter.MaterialOpen ? rows.Where(q => q.ForMaterial && q.MaterialBriefingId == null) : rows;
        return filter.BriefingId is { } briefing ? rows.Where(q => q.BriefingId == briefing || q.MaterialBriefingId == briefing) : rows;
    }

    private IQueryable<QuestionLine> Lines(IQueryable<LibraryQuestion> rows, Actor actor)
    {
        var (all, user, own) = (LibraryAccess.MayEdit(actor), actor.UserId, Own(actor));
        return rows.Select(q => new { q, Whole = all || q.AskerId == user || (q.SectionId != null && own.Contains(q.SectionId.Value)) })
            .Select(x => new QuestionLine(x.q.Id, x.q.Number, x.q.Topic, x.q.About, x.Whole ? x.q.Text : x.q.PublicText!, x.q.Answer, x.q.State, x.q.ReceivedOn, x.Whole ? x.q.Means : null,
                x.Whole ? db.Set<Section>().Where(s => s.Id == x.q.SectionId).Select(s => s.Name).FirstOrDefault() : null, x.q.ForMaterial,
                db.Set<BriefingSession>().Where(s => s.Id == x.q.MaterialBriefingId).Select(s => s.Title).FirstOrDefault(), x.q.Since));
    }
}

/// <summary>Questions that wait for the policy office: counted once for everybody and kept for half a minute.</summary>
public sealed class QuestionWorkQueries(PortalDb db, IMemoryCache cache)
{
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(30);

    private string Key => db.CacheKey("questions-open");

    internal void Forget() => cache.Remove(Key);

    /// <summary>How many wait and since which day; null for those who do not answer, and while none waits.</summary>
    public async Task<(int Count, DateOnly Oldest)?> WaitingAsync(Actor actor, CancellationToken ct = default)
    {
        if (!LibraryAccess.MayEdit(actor))
        {
            return null;
        }
        var open = await cache.GetOrCreateAsync<(int Count, DateOnly Oldest)>(Key, async entry =>
        {
            entry.AbsoluteExpirationRelativeToNow = Kept;
            var row = await db.Set<LibraryQuestion>().Where(q => q.State == QuestionState.Open).GroupBy(_ => 1).Select(g => new { Count = g.Count(), Oldest = g.Min(q => q.ReceivedOn) }).SingleOrDefaultAsync(ct);
            return row is null ? (0, default) : (row.Count, row.Oldest);
        });
        return open.Count == 0 ? null : open;
    }
}
