using System.Linq.Expressions;
using GovernancePortal.Core.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Platform.Search;

/// <summary>One place of a record in which a search looks: the text key of its label, and the text as it is read.</summary>
public sealed record SearchPlace(string Label, string Text)
{
    /// <summary>The place, or none where nothing is written.</summary>
    public static SearchPlace? Of(string label, string? text) => string.IsNullOrWhiteSpace(text) ? null : new(label, text);
}

/// <summary>
/// What a search may know of one record. Only what everybody may read who sees the record at all: no restricted and no
/// sensitive value (decision 20).
/// </summary>
public sealed record SearchText(string Title, DateTimeOffset ChangedAt, IEnumerable<SearchPlace?> Places)
{
    /// <summary>SYS-0012: typed as a whole it leads to the record.</summary>
    public string? Number { get; init; }
    public Guid? SectionId { get; init; }
    /// <summary>Text key of the state, such as "Lifecycle.InOperation".</summary>
    public string? State { get; init; }
}

/// <summary>
/// How a module joins the search: one class that derives from <see cref="SearchSource{TRoot}"/>; it is found as mappings
/// are. Its records are searched from their next save on, and after "reindex" all of them.
/// </summary>
public abstract class SearchSource
{
    public const int KindLength = 30;

    /// <summary>Names the kind in addresses and rows: Systems.</summary>
    public abstract string Kind { get; }
    /// <summary>Place among the groups of results.</summary>
    public abstract int Order { get; }
    /// <summary>Without it the kind is not searched at all.</summary>
    public abstract Permission Permission { get; }
    public abstract Type Root { get; }

    /// <summary>What was typed as the number of a record of this kind, as it is stored; null when it cannot be one. Gets a folded text.</summary>
    public virtual string? NumberOf(string folded) => null;

    internal abstract SearchText Describe(object root);
    internal abstract Guid IdOf(object root);
    /// <summary>The records that the actor may know of; null: all of them.</summary>
    internal abstract IQueryable<Guid>? VisibleIds(PortalDb db, Actor actor);
    internal abstract Task<List<Guid>> IdsAfterAsync(PortalDb db, Guid after, int count, CancellationToken ct);
    internal abstract Task<IReadOnlyList<object>> RootsAsync(PortalDb db, List<Guid> ids, CancellationToken ct);
    /// <summary>Whether some record has no entry of this version.</summary>
    internal abstract Task<bool> LacksAsync(PortalDb db, int version, CancellationToken ct);
    internal abstract Task<int> RemoveOrphansAsync(PortalDb db, CancellationToken ct);
}

/// <summary>How one root of a module is searched. The root has a Guid Id.</summary>
public abstract class SearchSource<TRoot> : SearchSource
    where TRoot : class
{
    // Built from the name, so that a root needs no interface for it.
    private static readonly Expression<Func<TRoot, Guid>> Id = MakeId();
    private static readonly Func<TRoot, Guid> ReadId = Id.Compile();

    public sealed override Type Root => typeof(TRoot);

    /// <summary>The texts of one record, from what is loaded with the root alone.</summary>
    protected abstract SearchText Describe(TRoot root);

    /// <summary>The module's own rule of who may know of a record; everybody with the permission where it is not overridden.</summary>
    protected virtual IQueryable<TRoot>? Visible(IQueryable<TRoot> roots, Actor actor) => null;

    internal sealed override SearchText Describe(object root) => Describe((TRoot)root);

    internal sealed override Guid IdOf(object root) => ReadId((TRoot)root);

    internal sealed override IQueryable<Guid>? VisibleIds(PortalDb db, Actor actor) => Visible(db.Set<TRoot>().AsNoTracking(), actor)?.Select(Id);

    internal sealed override Task<List<Guid>> IdsAfterAsync(PortalDb db, Guid after, int count, CancellationToken ct) =>
        db.Set<TRoot>().AsNoTracking().Select(Id).Where(id => id > after).OrderBy(id => id).Take(count).ToListAsync(ct);

    internal sealed override async Task<IReadOnlyList<object>> RootsAsync(PortalDb db, List<Guid> ids, CancellationToken ct) =>
        await db.Set<TRoot>().AsNoTracking().Where(root => ids.Contains(EF.Property<Guid>(root, "Id"))).ToListAsync(ct);

    internal sealed override Task<bool> LacksAsync(PortalDb db, int version, CancellationToken ct) =>
        db.Set<TRoot>().Select(Id).AnyAsync(id => !db.Set<SearchEntry>().Any(e => e.Kind == Kind && e.SubjectId == id && e.IndexVersion == version), ct);

    internal sealed override Task<int> RemoveOrphansAsync(PortalDb db, CancellationToken ct) =>
        db.Set<SearchEntry>().Where(e => e.Kind == Kind && !db.Set<TRoot>().Select(Id).Contains(e.SubjectId)).ExecuteDeleteAsync(ct);

    private static Expression<Func<TRoot, Guid>> MakeId()
    {
        var root = Expression.Parameter(typeof(TRoot), "root");
        return Expression.Lambda<Func<TRoot, Guid>>(Expression.Property(root, "Id"), root);
    }
}

/// <summary>Every kind that is searched.</summary>
public static class SearchSources
{
    public static IReadOnlyList<SearchSource> All { get; } =
    [
        .. typeof(SearchSource).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(SearchSource)) && !t.IsAbstract).Select(t => (SearchSource)Activator.CreateInstance(t, nonPublic: true)!).OrderBy(s => s.Order),
    ];

    private static readonly Dictionary<Type, SearchSource> ByRoot = All.ToDictionary(s => s.Root);

    public static SearchSource? Of(Type root) => ByRoot.GetValueOrDefault(root);

    public static SearchSource? Find(string? kind) => All.FirstOrDefault(s => s.Kind == kind);

    public static IEnumerable<SearchSource> For(Actor actor) => All.Where(s => actor.IsOperator || actor.May(s.Permission));
}
