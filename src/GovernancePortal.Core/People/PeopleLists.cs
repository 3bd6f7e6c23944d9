using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Text;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.People;

/// <summary>Which people a list shows: open accounts when nothing is chosen.</summary>
public enum PeopleState
{
    Open,
    WithoutSection, // left every section: their accounts may be closed
    Closed,
    All,
}

public sealed record PeopleFilter
{
    public string? Text { get; set; }
    public Guid? SectionId { get; set; }
    public Role? Role { get; set; }
    public PeopleState? State { get; set; }
}

public sealed record SectionFilter
{
    public string? Text { get; set; }
    public Guid? BureauId { get; set; }
    public bool Ended { get; set; }
}

public sealed record PostLine(string SectionName, Role Role);

public sealed record PersonRow(Guid Id, string DisplayName, string Furigana, string? StaffNumber, string? UserName, string? Extension, bool IsActive, IReadOnlyList<PostLine> Posts);

public sealed record BureauRow(Guid Id, string Code, string Name, string? NameEn, string Furigana, ExecutiveBody Body, DateOnly ValidFrom, DateOnly? ValidTo, int Sections, uint Version);

public sealed record SectionRow(Guid Id, string Code, string Name, string? NameEn, string Furigana, string BureauName, string? Place, bool IsBranchOffice, DateOnly ValidFrom, DateOnly? ValidTo, int People);

public sealed partial class PeopleQueries
{
    public const int PageSize = 50;

    /// <summary>People sorted by reading, 50 a page, one command.</summary>
    public async Task<Page<PersonRow>> PeopleAsync(PeopleFilter filter, Cursor? at, Actor actor, CancellationToken ct = default)
    {
        var today = actor.Today;
        var rows = await Keyset.Beside(Filtered(filter, actor), u => u.Furigana, u => u.Id, at, text => (true, text), false)
            .Take(PageSize + 1)
            .Select(u => new
            {
                u.Id, u.DisplayName, u.Furigana, u.StaffNumber, u.UserName, u.Extension, u.IsActive,
                Posts = db.Set<Membership>().Where(m => m.UserId == u.Id && m.ValidFrom <= today && (m.ValidTo == null || m.ValidTo >= today))
                    .OrderByDescending(m => m.IsMain).ThenBy(m => m.ValidFrom).ThenBy(m => m.Id).Select(m => new PostLine(m.Section.Name, m.Role)).ToList(),
            })
            .AsSingleQuery().ToListAsync(ct);
        return Cursor.PageOf([.. rows.Select(u => new PersonRow(u.Id, u.DisplayName, u.Furigana, u.StaffNumber, u.UserName, u.Extension, u.IsActive, u.Posts))],
            PageSize, at, u => u.Furigana, u => u.Id);
    }

    public Task<int> CountAsync(PeopleFilter filter, Actor actor, CancellationToken ct = default) => Filtered(filter, actor).CountAsync(ct);

    /// <summary>All people of the filter for an export, streamed in the list's order, with their present posts.</summary>
    public IAsyncEnumerable<PersonRow> Export(PeopleFilter filter, Actor actor)
    {
        var today = actor.Today;
        return Filtered(filter, actor).OrderBy(u => u.Furigana).ThenBy(u => u.Id)
            .Select(u => new PersonRow(u.Id, u.DisplayName, u.Furigana, u.StaffNumber, u.UserName, u.Extension, u.IsActive,
                db.Set<Membership>().Where(m => m.UserId == u.Id && m.ValidFrom <= today && (m.ValidTo == null || m.ValidTo >= today))
                    .OrderByDescending(m => m.IsMain).ThenBy(m => m.ValidFrom).ThenBy(m => m.Id).Select(m => new PostLine(m.Section.Name, m.Role)).ToList()))
            .AsSingleQuery().AsAsyncEnumerable();
    }

    private IQueryable<PortalUser> Filtered(PeopleFilter filter, Actor actor)
    {
        Administer(actor);
        var today = actor.Today;
        var current = db.Set<Membership>().Where(m => m.ValidFrom <= today && (m.ValidTo == null || m.ValidTo >= today));
        var people = db.Set<PortalUser>().AsNoTracking();
        people = (filter.State ?? PeopleState.Open) switch
        {
            PeopleState.Open => people.Where(u => u.IsActive),
            PeopleState.WithoutSection => people.Where(u => u.IsActive && !db.Set<Membership>().Any(m => m.UserId == u.Id && (m.ValidTo == null || m.ValidTo >= today))),
            PeopleState.Closed => people.Where(u => !u.IsActive),
            PeopleState.All => people,
        };
        if (filter.SectionId is { } section)
        {
            people = people.Where(u => current.Any(m => m.UserId == u.Id && m.SectionId == section));
        }
        if (filter.Role is { } role)
        {
            people = people.Where(u => current.Any(m => m.UserId == u.Id && m.Role == role && (filter.SectionId == null || m.SectionId == filter.SectionId)));
        }
        if (Words(filter.Text) is { Length: > 0 } text)
        {
            var (any, reading) = (Contains(text), Contains(Kana.ToReading(text)));
            people = people.Where(u => EF.Functions.ILike(u.DisplayName.Replace(" ", ""), any, Escape) || EF.Functions.ILike(u.Furigana.Replace(" ", ""), reading, Escape)
                || EF.Functions.ILike(u.StaffNumber!, any, Escape) || EF.Functions.ILike(u.UserName!, any, Escape));
        }
        return people;
    }

    /// <summary>Sections sorted by reading, 50 a page, one command; <see cref="SectionFilter.Ended"/> brings those of the past too.</summary>
    public async Task<Page<SectionRow>> SectionListAsync(SectionFilter filter, Cursor? at, Actor actor, CancellationToken ct = default)
    {
        var today = actor.Today;
        var rows = await Keyset.Beside(Filtered(filter, actor), s => s.Furigana, s => s.Id, at, text => (true, text), false)
            .Take(PageSize + 1)
            .Select(s => new SectionRow(s.Id, s.Code, s.Name, s.NameEn, s.Furigana, s.Bureau.Name, s.Place, s.IsBranchOffice, s.ValidFrom, s.ValidTo,
                db.Set<Membership>().Where(m => m.SectionId == s.Id && m.User.IsActive && m.ValidFrom <= today && (m.ValidTo == null || m.ValidTo >= today)).Select(m => m.UserId).Distinct().Count()))
            .ToListAsync(ct);
        return Cursor.PageOf(rows, PageSize, at, s => s.Furigana, s => s.Id);
    }

    public Task<int> CountAsync(SectionFilter filter, Actor actor, CancellationToken ct = default) => Filtered(filter, actor).CountAsync(ct);

    private IQueryable<Section> Filtered(SectionFilter filter, Actor actor)
    {
        Administer(actor);
        var today = actor.Today;
        var sections = db.Set<Section>().AsNoTracking().Where(s => filter.Ended || s.ValidTo == null || s.ValidTo >= today);
        if (filter.BureauId is { } bureau)
        {
            sections = sections.Where(s => s.BureauId == bureau);
        }
        if (Words(filter.Text) is { Length: > 0 } text)
        {
            var (any, reading) = (Contains(text), Contains(Kana.ToReading(text)));
            sections = sections.Where(s => EF.Functions.ILike(s.Name, any, Escape) || EF.Functions.ILike(s.Furigana, reading, Escape)
                || EF.Functions.ILike(s.Code, any, Escape) || EF.Functions.ILike(s.NameEn!, any, Escape));
        }
        return sections;
    }

    /// <summary>All bureaus, those of the past last, in the order of their codes.</summary>
    public async Task<IReadOnlyList<BureauRow>> BureausAsync(DateOnly day, CancellationToken ct = default) =>
        await db.Set<Bureau>().AsNoTracking().OrderBy(b => b.ValidTo != null && b.ValidTo < day).ThenBy(b => b.Code)
            .Select(b => new BureauRow(b.Id, b.Code, b.Name, b.NameEn, b.Furigana, b.Body, b.ValidFrom, b.ValidTo,
                db.Set<Section>().Count(s => s.BureauId == b.Id && s.ValidFrom <= day && (s.ValidTo == null || s.ValidTo >= day)), b.Version))
            .ToListAsync(ct);

    private const string Escape = "\\";

    private static string Contains(string text) => "%" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal) + "%";

    private static string Words(string? text) => CharacterWidth.Trim(text).Replace(" ", "", StringComparison.Ordinal).Replace("　", "", StringComparison.Ordinal);

    private static void Administer(Actor actor)
    {
        if (!actor.May(Permission.PeopleAdminister))
        {
            throw new Forbidden("people");
        }
    }
}
