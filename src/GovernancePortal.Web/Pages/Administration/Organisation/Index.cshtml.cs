using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Administration.Organisation;

public sealed class IndexModel(CurrentActor current, PeopleQueries queries, ChoiceQueries choices, IStringLocalizer<Texts> texts) : PeopleAdministration(current, queries, texts)
{
    [BindProperty(SupportsGet = true)]
    public SectionFilter Filter { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? At { get; set; }

    public Page<SectionRow> Sections { get; private set; } = Page<SectionRow>.Empty;
    public int Total { get; private set; }
    public IReadOnlyList<SelectListItem> Bureaus { get; private set; } = [];

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        Sections = await Queries.SectionListAsync(Filter, Cursor.Read(At), Me, ct);
        Total = await Queries.CountAsync(Filter, Me, ct);
        Bureaus = Offer(await choices.BureausAsync(Today, ct));
    }

    public void OnGet()
    {
    }

    public Pager Pager => new(Sections.Items.Count, PeopleQueries.PageSize, Href(Sections.Next), Href(Sections.Previous), Total);

    public Chips Chips
    {
        get
        {
            var chips = new List<Chip>();
            if (Filter.Text is { } text)
            {
                chips.Add(new Chip(text, AddressOf(Filter with { Text = null }, null)));
            }
            if (Filter.BureauId is { } bureau)
            {
                chips.Add(new Chip(Bureaus.FirstOrDefault(b => b.Value == bureau.ToString())?.Text ?? "", AddressOf(Filter with { BureauId = null }, null)));
            }
            if (Filter.Ended)
            {
                chips.Add(new Chip(Texts["Organisation.WithEnded"], AddressOf(Filter with { Ended = false }, null)));
            }
            return new Chips(chips, Request.Path);
        }
    }

    private string? Href(string? cursor) => cursor is null ? null : AddressOf(Filter, cursor);

    private string AddressOf(SectionFilter filter, string? cursor) =>
        Address(("Filter.Text", filter.Text), ("Filter.BureauId", filter.BureauId), ("Filter.Ended", filter.Ended), ("At", cursor));
}
