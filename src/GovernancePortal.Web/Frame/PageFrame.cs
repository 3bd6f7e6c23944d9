namespace GovernancePortal.Web.Frame;

/// <summary>
/// What a page tells its layout, as <c>Frame</c> in every page: <c>Frame.Title = T["Systems.List"]; Frame.Module = "Systems";</c>
/// Sections a page may define: State (tags beside the heading), Actions (buttons at its right, the primary one last),
/// Summary (a line under it).
/// </summary>
public sealed class PageFrame
{
    /// <summary>The page's one h1 and the window's title.</summary>
    public string Title { get; set; } = "";

    /// <summary>When the window's title should say more than the heading, for instance the case number.</summary>
    public string? WindowTitle { get; set; }

    /// <summary>Key of the navigation entry the page belongs to (<see cref="Navigation"/>).</summary>
    public string Module { get; set; } = "";

    public List<Crumb> Crumbs { get; } = [];

    /// <summary>Forms and letters read better narrow.</summary>
    public bool Narrow { get; set; }

    /// <summary>What stands at the head of every printed page: document number and title.</summary>
    public string? SheetMark { get; set; }

    /// <summary>What the search box of the header shows: the words that the page was searched by.</summary>
    public string? Searched { get; set; }

    public void Crumb(string label, string? href = null) => Crumbs.Add(new Crumb(label, href));
}
