using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Administration.People;

public sealed class IndexModel(CurrentActor current, PeopleQueries queries, IStringLocalizer<Texts> texts, Formats formats) : PeopleAdministration(current, queries, texts)
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
        People = await Queries.PeopleAsync(Filter, Cursor.Read(At), Me, ct);
        Total = await Queries.CountAsync(Filter, Me, ct);
        Sections = await SectionChoicesAsync(ct);
    }

    public void OnGet()
    {
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

    private string? Href(string? cursor) => cursor is null ? null : AddressOf(Filter, cursor);

    private string AddressOf(PeopleFilter filter, string? cursor) =>
        Address(("Filter.Text", filter.Text), ("Filter.SectionId", filter.SectionId), ("Filter.Role", filter.Role), ("Filter.State", filter.State), ("At", cursor));
}
