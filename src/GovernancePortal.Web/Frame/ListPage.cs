using System.Globalization;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Web.Pages.Systems;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Frame;

/// <summary>
/// A list under conditions that are all part of its address: the rows, the chips, the pages, the sort heads and the name an
/// export goes by in the Trail speak of the same conditions.
/// </summary>
public abstract class ListPage<TFilter, TLine>(CurrentActor current, SystemWordsSource source, IStringLocalizer<Texts> texts, Formats formats) : PageModel
    where TFilter : class, new()
{
    /// <summary>One condition as it is shown, null while it is not set, and the filter without it.</summary>
    protected sealed record Condition(string? Label, Func<TFilter, TFilter> Without);

    protected IStringLocalizer<Texts> Texts { get; } = texts;
    protected Formats Formats { get; } = formats;

    [BindProperty(SupportsGet = true)]
    public TFilter Filter { get; set; } = new();

    /// <summary>The cursor of the page shown.</summary>
    [BindProperty(SupportsGet = true)]
    public string? At { get; set; }

    public Actor Actor { get; private set; } = null!;
    public SystemWords Words { get; private set; } = null!;
    public Page<TLine> Lines { get; protected set; } = Page<TLine>.Empty;

    /// <summary>The list's address with other conditions; a new condition begins at the first page.</summary>
    /// <param name="form">Of an export: xlsx or csv.</param>
    public abstract string Address(TFilter filter, string? at = null, string? handler = null, string? form = null);

    protected abstract IReadOnlyList<Condition> Conditions();

    /// <summary>What stays when every condition is taken away: the order, where the list has one.</summary>
    protected virtual TFilter Cleared => new();

    public Chips Chips() => Chip.Of(Cleared, f => Address(f), Conditions().Select(c => (c.Label, c.Without(Filter))));

    /// <summary>The conditions in words, for the Trail row of an export.</summary>
    protected string Chosen()
    {
        var chosen = Conditions().Select(c => c.Label).OfType<string>().ToList();
        return chosen.Count == 0 ? Texts["Systems.AllRows"] : string.Join(Texts["Systems.ConditionSeparator"], chosen);
    }

    protected Pager PagerOf(int size, int? total) => new(Lines.Items.Count, size, Lines.Next is { } next ? Address(Filter, next) : null, Lines.Previous is { } previous ? Address(Filter, previous) : null, total);

    /// <summary>Who looks, and the names of bureaus, sections and codes.</summary>
    protected virtual async Task ReadAsync(CancellationToken ct)
    {
        Actor = await current.GetAsync(ct);
        Words = await source.ReadAsync(Actor.Today, ct);
    }

    public IReadOnlyList<SelectListItem> Names<T>(T? chosen) where T : struct, Enum =>
        [.. Enum.GetValues<T>().Select(value => new SelectListItem(Formats.Name(value), value.ToString(), chosen is { } c && c.Equals(value)))];

    public IReadOnlyList<SelectListItem> YesNo(bool? chosen) => [new(Texts["Form.Yes"], "true", chosen == true), new(Texts["Form.No"], "false", chosen == false)];

    protected IReadOnlyList<SelectListItem> YearChoices(IEnumerable<FiscalYear> years, FiscalYear? chosen) => [.. years.Select(y => new SelectListItem(Formats.Year(y), Number(y), y == chosen))];

    /// <summary>Null where the filter names no bureau; one that is gone is called a former one.</summary>
    protected string? BureauOf(Guid? id) => id is { } known ? Words.BureauName(known) ?? Texts["Systems.FormerSection"].Value : null;

    protected string? SectionOf(Guid? id) => id is { } known ? Words.SectionName(known) ?? Texts["Systems.FormerSection"].Value : null;

    protected static string? Number(FiscalYear? year) => year?.Year.ToString(CultureInfo.InvariantCulture);

    protected static string? Yes(bool on) => on ? "true" : null;
}
