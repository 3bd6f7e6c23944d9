using System.Globalization;
using System.Linq.Expressions;
using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Consultations.Reuse;
using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Library.Specifications;

public sealed record SpecificationFilter
{
    /// <summary>Within the title, the summary, the system's name or the text that is shared.</summary>
    public string? Text { get; init; }
    public SpecificationState? State { get; init; }
    public ConsultationKind? Kind { get; init; }
    public Guid? BureauId { get; init; }
    public FiscalYear? Fy { get; init; }
}

public sealed record SpecificationLine(Guid Id, string Title, string? SystemName, string? CaseNumber, ConsultationKind Kind, FiscalYear Fy, string SectionName, string BureauName, string? Method, AmountBand? Band,
    SpecificationState State, DateTimeOffset Since, int Files, int Uses);

/// <summary>Who took it over; the case is named only to the policy office and to the section that took it.</summary>
public sealed record SpecificationUseLine(string SectionName, DateTimeOffset At, int Filled, int Files, string? CaseTitle, Guid? CaseId);

/// <summary>A specification as the actor may read it: others get what is shared, and nothing of the rest.</summary>
public sealed record SpecificationView(SharedSpecification Shared, string SectionName, string BureauName, IReadOnlyList<(int Place, SpecificationPart Part)> Parts, IReadOnlyList<SpecificationFile> Files, IReadOnlyList<SpecificationUseLine> Uses)
{
    public required bool SeesWhole { get; init; }
    public required bool IsOwner { get; init; }
    public required bool IsOffice { get; init; }
    /// <summary>What others read: the preview of the sharer.</summary>
    public IEnumerable<(int Place, SpecificationPart Part)> SharedParts => Parts.Where(p => p.Part.IsShared);
    public IEnumerable<SpecificationFile> SharedFiles => Files.Where(f => f.IsShared);
}

/// <summary>Everybody reads what is published; the rest is for the section it is of and for the policy office.</summary>
public sealed class SpecificationQueries(PortalDb db, SpecificationSourceQueries sources)
{
    public const int PageSize = 50;

    public async Task<Page<SpecificationLine>> PageAsync(SpecificationFilter filter, Cursor? at, Actor actor, CancellationToken ct = default)
    {
        var rows = await Keyset.Beside(Filtered(filter, actor), r => r.Shared.Since, r => r.Shared.Id, at,
            text => (DateTimeOffset.TryParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var since), since.ToUniversalTime()), descending: true).Take(PageSize + 1).Select(ToLine).ToListAsync(ct);
        return Cursor.PageOf(rows, PageSize, at, line => line.Since.ToString("O", CultureInfo.InvariantCulture), line => line.Id);
    }

    public Task<int> CountAsync(SpecificationFilter filter, Actor actor, CancellationToken ct = default) => Filtered(filter, actor).CountAsync(ct);

    public IAsyncEnumerable<SpecificationLine> Export(SpecificationFilter filter, Actor actor) =>
        Filtered(filter, actor).OrderByDescending(r => r.Shared.Since).ThenByDescending(r => r.Shared.Id).Select(ToLine).AsAsyncEnumerable();

    /// <summary>NotFound when the actor may not know of it.</summary>
    public async Task<SpecificationView> ViewAsync(Guid id, Actor actor, CancellationToken ct = default)
    {
        var shared = await db.Set<SharedSpecification>().AsNoTracking().Include(s => s.Files.OrderBy(f => f.AddedAt).ThenBy(f => f.Id)).SingleOrDefaultAsync(s => s.Id == id, ct);
        if (shared is null || (shared.State != SpecificationState.Published && !shared.MaySeeWhole(actor)))
        {
            throw new NotFound("Specification " + id);
        }
        var whole = shared.MaySeeWhole(actor);
        var names = await db.Set<Section>().AsNoTracking().Where(s => s.Id == shared.SectionId).Select(s => new { s.Name, Bureau = s.Bureau.Name }).SingleAsync(ct);
        var office = LibraryAccess.MayEdit(actor);
        var uses = await db.Set<SpecificationUse>().AsNoTracking().Where(u => u.SpecificationId == id).OrderByDescending(u => u.At).ToListAsync(ct);
        return new SpecificationView(shared, names.Name, names.Bureau, [.. shared.Parts.Select((part, place) => (place, part)).Where(p => whole || p.part.IsShared)], [.. shared.Files.Where(f => whole || f.IsShared)],
            [.. uses.Select(u => office || SharedSpecification.IsOwner(actor, u.SectionId) ? new SpecificationUseLine(u.SectionName, u.At, u.Filled, u.Files, u.CaseTitle, u.ConsultationId) : new SpecificationUseLine(u.SectionName, u.At, u.Filled, u.Files, null, null))])
        {
            SeesWhole = whole, IsOwner = SharedSpecification.IsOwner(actor, shared.SectionId), IsOffice = office,
        };
    }

    /// <summary>Decided cases that the actor may share and nobody has.</summary>
    public async Task<IReadOnlyList<ReuseChoice>> SharableAsync(Actor actor, CancellationToken ct = default) =>
        await sources.SharableAsync(actor, await db.Set<SharedSpecification>().Select(s => s.ConsultationId).ToListAsync(ct), ct);

    public Task<IReadOnlyList<ReuseChoice>> DraftsAsync(Actor actor, CancellationToken ct = default) => sources.DraftsAsync(actor, ct);

    internal static IQueryable<SharedSpecification> Visible(IQueryable<SharedSpecification> rows, Actor actor)
    {
        if (LibraryAccess.MayEdit(actor))
        {
            return rows;
        }
        Guid[] own = [.. actor.SectionsWhere(Permission.ConsultationDraft).Union(actor.SectionsWhere(Permission.ConsultationSubmit))];
        return rows.Where(s => s.State == SpecificationState.Published || own.Contains(s.SectionId));
    }

    private IQueryable<Row> Filtered(SpecificationFilter filter, Actor actor)
    {
        var rows = from s in Visible(db.Set<SharedSpecification>().AsNoTracking(), actor) join o in db.Set<Section>() on s.SectionId equals o.Id select new Row { Shared = s, Section = o, Uses = db.Set<SpecificationUse>().Count(u => u.SpecificationId == s.Id) };
        rows = filter.Text is { } text ? rows.Where(r => r.Shared.Title.Contains(text) || r.Shared.Summary!.Contains(text) || r.Shared.SystemName!.Contains(text) || r.Shared.Body.Contains(text)) : rows;
        rows = filter.State is { } state ? rows.Where(r => r.Shared.State == state) : rows;
        rows = filter.Kind is { } kind ? rows.Where(r => r.Shared.Kind == kind) : rows;
        rows = filter.BureauId is { } bureau ? rows.Where(r => r.Shared.BureauId == bureau) : rows;
        return filter.Fy is { } fy ? rows.Where(r => r.Shared.Fy == fy) : rows;
    }

    private static readonly Expression<Func<Row, SpecificationLine>> ToLine = r => new SpecificationLine(r.Shared.Id, r.Shared.Title, r.Shared.SystemName, r.Shared.CaseNumber, r.Shared.Kind, r.Shared.Fy, r.Section.Name, r.Section.Bureau.Name,
        r.Shared.Method, r.Shared.ShowsBand ? r.Shared.Band : null, r.Shared.State, r.Shared.Since, r.Shared.Files.Count(f => f.Share == ShareChoice.Share), r.Uses);

    private sealed class Row
    {
        public required SharedSpecification Shared { get; init; }
        public required Section Section { get; init; }
        public int Uses { get; init; }
    }
}
