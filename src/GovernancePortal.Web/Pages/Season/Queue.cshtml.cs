using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Consultations.Gates;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Csv;
using GovernancePortal.Core.Season;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Pages.Systems;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Season;

/// <summary>期限順の一覧: every open case by the day its answer is due, with the clock and what comes next.</summary>
public sealed class QueueModel(ReviewQueueQueries queue, AdviceService service, SystemWordsSource source, CurrentActor current, CalendarQueries calendars, IStringLocalizer<Texts> texts, Formats formats)
    : SeasonPage(current, calendars, texts, formats)
{
    [BindProperty(SupportsGet = true)]
    public QueueFilter Filter { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? At { get; set; }

    public SystemWords Words { get; private set; } = null!;
    public Page<QueueLine> Lines { get; private set; } = Page<QueueLine>.Empty;
    public int Total { get; private set; }

    protected override async Task LoadPageAsync(CancellationToken ct) => Words = await source.ReadAsync(Today, ct);

    public async Task OnGetAsync(CancellationToken ct)
    {
        Lines = await queue.PageAsync(Filter, At, Me, Calendar, ct);
        Total = await queue.CountAsync(Filter, Me, ct);
    }

    public async Task<IActionResult> OnGetFileAsync(string? kind, CancellationToken ct)
    {
        await service.RecordExportAsync(string.Join(Texts["Systems.ConditionSeparator"], Chips().Items.Select(c => c.Label).Prepend(Formats.Name(Filter.View))), Me, ct);
        return ListFile.Of(kind, Texts["Season.QueueFile"], Today,
        [
            new CsvColumn<QueueLine>(Texts["Consultations.Number"], l => l.Number), new(Texts["Consultations.Title"], l => l.Title), new(Texts["Consultations.Stage"], l => Formats.Name(l.Stage)), new(Texts["Consultations.State"], l => Formats.Name(l.State)),
            new(Texts["InformationSystem.Bureau"], l => l.BureauName), new(Texts["Opinions.Priority"], l => l.Priority), new(Texts["Consultations.Section"], l => l.SectionName), new(Texts["Season.Reviewer"], l => l.ReviewerName), new(Texts["Consultations.DueOn"], l => l.DueOn),
            new(Texts["Season.Used"], l => l.Clock.IsStarted ? l.Clock.UsedDays : null), new(Texts["Season.Left"], l => l.Clock.IsStarted ? l.Clock.LeftDays : null), new(Texts["Season.FastLane"], l => Texts[l.IsFastLane ? "Form.Yes" : "Form.No"].Value),
            new(Texts["Season.NextGate"], l => l.Gate is { } gate ? Formats.Name(gate.Gate) : null), new(Texts["Season.GateDay"], l => l.Gate?.Day), new(Texts["Season.Slack"], l => l.Gate?.Slack),
        ], queue.Export(Filter, Me, Calendar, ct));
    }

    public IReadOnlyList<SelectListItem> Names<T>(T? chosen) where T : struct, Enum => [.. Enum.GetValues<T>().Select(v => new SelectListItem(Formats.Name(v), v.ToString(), chosen is { } c && c.Equals(v)))];

    public string Address(QueueFilter filter, string? at = null, string? kind = null) => Url.Page("/Season/Queue", kind is null ? null : "File", new
    {
        View = filter.View == QueueView.Running ? null : (QueueView?)filter.View, filter.Text, filter.Stage, filter.BureauId, filter.ReviewerId, Mine = filter.Mine ? "true" : null, FastLane = filter.FastLane ? "true" : null,
        Overdue = filter.Overdue ? "true" : null, At = at, kind,
    })!;

    public Chips Chips()
    {
        var chips = new List<Chip>();
        Add(Filter.Text, f => f with { Text = null });
        Add(Filter.Stage is { } stage ? Formats.Name(stage) : null, f => f with { Stage = null });
        Add(Filter.BureauId is { } bureau ? Words.BureauName(bureau) ?? Texts["Systems.FormerSection"].Value : null, f => f with { BureauId = null });
        Add(Filter.ReviewerId is not null ? Lines.Items.FirstOrDefault()?.ReviewerName ?? Texts["Season.Reviewer"].Value : null, f => f with { ReviewerId = null });
        Add(Filter.Mine ? Texts["Consultations.Mine"].Value : null, f => f with { Mine = false });
        Add(Filter.FastLane ? Texts["Season.FastLane"].Value : null, f => f with { FastLane = false });
        Add(Filter.Overdue ? Texts["Season.OnlyOverdue"].Value : null, f => f with { Overdue = false });
        return new Chips(chips, Address(new QueueFilter { View = Filter.View }));

        void Add(string? label, Func<QueueFilter, QueueFilter> without)
        {
            if (label is not null)
            {
                chips.Add(new Chip(label, Address(without(Filter))));
            }
        }
    }

    public Pager Pager() => new(Lines.Items.Count, ReviewQueueQueries.PageSize, Lines.Next is { } next ? Address(Filter, next) : null, Lines.Previous is { } previous ? Address(Filter, previous) : null, Total);

    public static Tone ToneOfLeft(int left) => left < 0 ? Tone.Bad : left <= 3 ? Tone.Caution : Tone.Calm;
}
