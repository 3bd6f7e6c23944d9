using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Csv;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Administration.People;

public sealed class IndexModel(CurrentActor current, PeopleQueries queries, ChoiceQueries choices, PeopleService service, IStringLocalizer<Texts> texts, Formats formats) : PeopleAdministration(current, queries, texts)
{
    [BindProperty(SupportsGet = true)]
    public PeopleFilter Filter { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? At { get; set; }

    public Page<PersonRow> People { get; private set; } = Page<PersonRow>.Empty;
    public int Total { get; private set; }
    public IReadOnlyList<SelectListItem> Sections { get; private set; } = [];

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        Sections = Offer(await choices.SectionsAsync(Today, ct));
    }

    public async Task OnGetAsync(CancellationToken ct)
    {
        People = await Queries.PeopleAsync(Filter, Cursor.Read(At), Me, ct);
        Total = await Queries.CountAsync(Filter, Me, ct);
    }

    public async Task<IActionResult> OnGetCsvAsync(CancellationToken ct)
    {
        var conditions = Chips.Items.Select(chip => chip.Label).ToList();
        await service.RecordExportAsync(conditions.Count == 0 ? formats.Name(PeopleState.Open) : string.Join(Texts["Systems.ConditionSeparator"], conditions), Me, ct);
        return new CsvResult<PersonRow>(Texts["People.FileName"], Today,
        [
            new(Texts["People.StaffNumber"], p => p.StaffNumber), new(Texts["People.Name"], p => p.DisplayName), new(Texts["People.Furigana"], p => p.Furigana),
            new(Texts["People.Posts"], p => string.Join(Texts["Systems.ConditionSeparator"], p.Posts.Select(post => $"{post.SectionName} {formats.Name(post.Role)}"))),
            new(Texts["People.Extension"], p => p.Extension), new(Texts["People.UserName"], p => p.UserName),
            new(Texts["People.State"], p => formats.Name(p.IsActive ? PeopleState.Open : PeopleState.Closed)),
        ], Queries.Export(Filter, Me));
    }

    public Pager Pager => new(People.Items.Count, PeopleQueries.PageSize, Href(People.Next), Href(People.Previous), Total);

    public Chips Chips
    {
        get
        {
            var chips = new List<Chip>();
            void Add(string label, PeopleFilter without) => chips.Add(new Chip(label, AddressOf(without, null)));
            if (Filter.Text is { } text)
            {
                Add(text, Filter with { Text = null });
            }
            if (Filter.SectionId is { } section)
            {
                Add(Sections.FirstOrDefault(s => s.Value == section.ToString())?.Text ?? "", Filter with { SectionId = null });
            }
            if (Filter.Role is { } role)
            {
                Add(formats.Name(role), Filter with { Role = null });
            }
            if (Filter.State is { } state and not PeopleState.Open)
            {
                Add(formats.Name(state), Filter with { State = null });
            }
            return new Chips(chips, Request.Path);
        }
    }

    public string ExportAddress => Address(("handler", "Csv"), ("Filter.Text", Filter.Text), ("Filter.SectionId", Filter.SectionId), ("Filter.Role", Filter.Role), ("Filter.State", Filter.State));

    private string? Href(string? cursor) => cursor is null ? null : AddressOf(Filter, cursor);

    private string AddressOf(PeopleFilter filter, string? cursor) =>
        Address(("Filter.Text", filter.Text), ("Filter.SectionId", filter.SectionId), ("Filter.Role", filter.Role), ("Filter.State", filter.State), ("At", cursor));
}
