using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Csv;
using GovernancePortal.Core.SelfChecks;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Pages.Systems;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.SelfChecks;

/// <summary>The answers behind a number of the results, and the gaps left open with their due day; a section sees its own.</summary>
public sealed class GapsModel(SelfCheckQueries queries, SelfCheckService service, SelfCheckWords said, SystemWordsSource source, CurrentActor current, IStringLocalizer<Texts> texts, Formats formats)
    : ListPage<SelfCheckEntryFilter, SelfCheckEntryLine>(current, source, texts, formats), ILoadsDisplay
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public SelfCheckWords Said => said;
    public SelfCheckCampaign Shown { get; private set; } = null!;
    public int Total { get; private set; }

    public async Task LoadAsync(CancellationToken ct)
    {
        await ReadAsync(ct);
        await Said.ReadAsync(ct);
        Shown = await queries.CampaignAsync(Id, Actor, ct);
    }

    public async Task OnGetAsync(CancellationToken ct)
    {
        Lines = await queries.EntriesAsync(Id, Filter, Cursor.Read(At), Actor, ct);
        Total = await queries.CountEntriesAsync(Id, Filter, Actor, ct);
    }

    /// <param name="form">xlsx; everything else is CSV.</param>
    public async Task<IActionResult> OnGetFileAsync(string? form, CancellationToken ct)
    {
        await service.RecordExportAsync($"{Shown.Title}: {Chosen()}", Actor, ct);
        return ListFile.Of(form, Shown.Title, Actor.Today, Columns(), queries.ExportEntries(Id, Filter, Actor));
    }

    public override string Address(SelfCheckEntryFilter filter, string? at = null, string? handler = null, string? form = null) =>
        Url.Page("/SelfChecks/Gaps", handler, new { Id, filter.QuestionId, filter.Chapter, filter.Reply, filter.BureauId, Open = Yes(filter.Open), Overdue = Yes(filter.Overdue), At = at, form })!;

    protected override IReadOnlyList<Condition> Conditions() =>
    [
        new(Filter.QuestionId is { } question ? Shown.Questions.FirstOrDefault(q => q.QuestionId == question)?.Text ?? Texts["SelfChecks.OneQuestion"].Value : null, f => f with { QuestionId = null }),
        new(Filter.Chapter is { } chapter ? Formats.Name(chapter) : null, f => f with { Chapter = null }),
        new(Filter.Reply is { } reply ? Formats.Name(reply) : null, f => f with { Reply = null }),
        new(BureauOf(Filter.BureauId), f => f with { BureauId = null }),
        new(Filter.Open ? Texts["SelfChecks.OnlyOpenGaps"].Value : null, f => f with { Open = false }),
        new(Filter.Overdue ? Texts["SelfChecks.OnlyOverdue"].Value : null, f => f with { Overdue = false }),
    ];

    public Pager Pager() => PagerOf(SelfCheckQueries.PageSize, Total);

    public IReadOnlyList<SelectListItem> Questions() => [.. Shown.Questions.Select((q, n) => new SelectListItem($"{n + 1}. {q.Text}", q.QuestionId.ToString(), q.QuestionId == Filter.QuestionId))];

    private CsvColumn<SelfCheckEntryLine>[] Columns() =>
    [
        new(Texts["SelfChecks.Bureau"], e => e.BureauName), new(Texts["SelfChecks.Section"], e => e.SectionName), new(Texts["SelfCheckQuestion.Chapter"], e => Formats.Name(e.Chapter)), new(Texts["SelfCheckQuestion.Text"], e => e.Text),
        new(Texts["SelfCheckEntry.Reply"], e => e.Reply is { } reply ? Formats.Name(reply) : null), new(Texts["SelfCheckEntry.Note"], e => e.Note), new(Texts["SelfCheckEntry.Improvement"], e => e.Improvement),
        new(Texts["SelfCheckEntry.Owner"], e => e.Owner is { } owner ? Formats.Name(owner) : null), new(Texts["SelfCheckEntry.Until"], e => e.Until), new(Texts["SelfCheckEntry.MendedOn"], e => e.MendedOn),
    ];
}
