using GovernancePortal.Core.Municipalities;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Sheets;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Pages.Systems;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Municipalities;

/// <summary>What was given to municipalities, the newest first.</summary>
public sealed class SupportsModel(SupportQueries supports, MunicipalityQueries municipalities, MunicipalityService service, MunicipalityWords own, SystemWordsSource source, CurrentActor current, IStringLocalizer<Texts> texts, Formats formats)
    : ListPage<SupportFilter, SupportLine>(current, source, texts, formats)
{
    public SupportTotal Total { get; private set; } = null!;
    public MunicipalityWords Own => own;
    public bool MayEdit => Actor.May(Permission.MunicipalityEdit);
    public IReadOnlyList<MunicipalityChoice> All { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Choices => own.Choices(All, Filter.MunicipalityId is { } id ? [id] : null);

    public Tabs Tabs => new(Texts["Navigation.Municipalities"], [.. new[] { "Index", "List", "Supports", "Groups", "Checklists" }.Select(page => new Tab(Texts["Municipalities.Tab." + page], Url.Page("/Municipalities/" + page)!, page == "Supports"))]);

    protected override async Task ReadAsync(CancellationToken ct)
    {
        await base.ReadAsync(ct);
        await own.ReadAsync(ct);
        All = await municipalities.ChoicesAsync(Actor.Today, ct);
    }

    public async Task OnGetAsync(CancellationToken ct)
    {
        await ReadAsync(ct);
        Lines = await supports.PageAsync(Filter, Cursor.Read(At), ct);
        Total = await supports.TotalAsync(Filter, ct);
    }

    public async Task<IActionResult> OnGetFileAsync(string? file, CancellationToken ct)
    {
        await ReadAsync(ct);
        await service.RecordExportAsync(Chosen(), Actor, ct);
        return SheetResult.Of(file, Texts["Municipalities.SupportsFile"], Actor.Today,
        [
            new SheetField<SupportLine>(Texts["MunicipalSupport.On"], l => l.On, SheetLook.Day, 13), new(Texts["MunicipalSupport.Kind"], l => Formats.Name(l.Kind)), new(Texts["MunicipalSupport.Topic"], l => own.Topic(l.Topic)), new(Texts["MunicipalSupport.Title"], l => l.Title, Width: 40),
            new(Texts["Municipalities.Recipients"], l => string.Join("; ", l.Municipalities), Width: 60), new(Texts["MunicipalSupport.AmountYen"], l => l.AmountYen, SheetLook.Number, 14), new(Texts["MunicipalSupport.Attendants"], l => l.Attendants, SheetLook.Number, 10),
            new(Texts["MunicipalSupport.SectionId"], l => l.SectionName), new(Texts["MunicipalSupport.RecordedBy"], l => l.RecordedBy), new(Texts["MunicipalSupport.Note"], l => l.Note, SheetLook.Lines, 50),
        ], supports.Export(Filter));
    }

    public override string Address(SupportFilter filter, string? at = null, string? handler = null, string? form = null) => Url.Page("/Municipalities/Supports", handler, new
    {
        filter.Text, filter.Kind, filter.Topic, Fy = Number(filter.Fy), filter.MunicipalityId, At = at, file = form,
    })!;

    protected override IReadOnlyList<Condition> Conditions() =>
    [
        new(Filter.Text, f => f with { Text = null }), new(Filter.Kind is { } kind ? Formats.Name(kind) : null, f => f with { Kind = null }), new(Filter.Topic is { } topic ? own.Topic(topic) : null, f => f with { Topic = null }),
        new(Filter.Fy is { } fy ? Formats.Year(fy) : null, f => f with { Fy = null }), new(Filter.MunicipalityId is { } id ? All.FirstOrDefault(m => m.Id == id)?.Name : null, f => f with { MunicipalityId = null }),
    ];

    public Pager Pager() => PagerOf(SupportQueries.PageSize, Total.Count);
}
