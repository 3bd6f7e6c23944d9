using GovernancePortal.Core.Platform.Identity;

namespace GovernancePortal.Web.Frame;

/// <summary>Page is where the entry leads; Permission decides who sees it, as it decides in PageAccess who may open it.</summary>
public sealed record NavigationEntry(string Module, string Page, Permission Permission, bool CountsWork = false)
{
    public string TextKey => "Navigation." + Module;

    /// <summary>Further pages of the module, shown while one is in it.</summary>
    public IReadOnlyList<NavigationEntry> Below { get; init; } = [];
}

public sealed record NavigationGroup(string? TextKey, IReadOnlyList<NavigationEntry> Entries);

/// <summary>The left menu: the one table of it. A module that comes adds its line here.</summary>
public static class Navigation
{
    public static IReadOnlyList<NavigationGroup> Groups { get; } =
    [
        new(null,
        [
            new("Home", "/Index", Permission.UsePortal, CountsWork: true),
            new("Consultations", "/Consultations/Index", Permission.ConsultationReadDecided)
            {
                Below =
                [
                    new("Season", "/Season/Index", Permission.ConsultationReadAll), new("SeasonQueue", "/Season/Queue", Permission.ConsultationReadAll),
                    new("SeasonAdvice", "/Season/Advice", Permission.ConsultationDraft), new("SeasonDeadlines", "/Season/Deadlines", Permission.ConsultationReadBureau),
                ],
            },
            new("Systems", "/Systems/Index", Permission.SystemRead)
            {
                Below =
                [
                    new("Plans", "/Systems/Plans/Index", Permission.SystemRead), new("Duplicates", "/Systems/Duplicates", Permission.SystemRead),
                    new("Licences", "/Systems/Licences/Index", Permission.SystemRead), new("Counts", "/Systems/Counts", Permission.SystemRead),
                ],
            },
            new("Radar", "/Radar/Index", Permission.SystemRead),
            new("Surveys", "/Surveys/Index", Permission.SurveyRead),
            new("Bcp", "/Bcp/Index", Permission.SystemRead),
            new("Terminals", "/Terminals/Index", Permission.SystemRead),
            new("Handover", "/Handover/Index", Permission.UsePortal),
        ]),
        new("Navigation.Administration",
        [
            new("People", "/Administration/People/Index", Permission.PeopleAdminister),
            new("YearChange", "/Administration/YearChange/Index", Permission.PeopleAdminister),
            new("Calendar", "/Administration/Calendar/Index", Permission.OfficeRead),
            new("Committee", "/Administration/Committee/Index", Permission.ConsultationReadAll),
            new("Office", "/Administration/Office/Index", Permission.OfficeRead),
        ]),
    ];

    /// <summary>What this person sees: entries they may open and whose page exists.</summary>
    public static IEnumerable<(string? TextKey, IReadOnlyList<(NavigationEntry Entry, string Href)> Entries)> For(Actor actor, Func<string, string?> address) =>
        Groups.Select(group => (group.TextKey, (IReadOnlyList<(NavigationEntry, string)>)
            [.. group.Entries.Where(e => actor.May(e.Permission)).Select(e => (e, address(e.Page)!)).Where(e => e.Item2 is not null)]))
            .Where(group => group.Item2.Count > 0);
}
