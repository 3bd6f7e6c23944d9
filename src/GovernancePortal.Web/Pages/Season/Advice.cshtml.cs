using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Csv;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Season;
using GovernancePortal.Core.Season.Planning;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Pages.Systems;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Season;

/// <summary>提出時期の提案: for the section the weeks in which its cases are best filed; for the policy office what it does to the season.</summary>
public sealed class AdviceModel(AdviceQueries queries, AdviceService service, SeasonQueries season, SystemWordsSource source, CurrentActor current, CalendarQueries calendars, IStringLocalizer<Texts> texts, Formats formats)
    : SeasonPage(current, calendars, texts, formats)
{
    [BindProperty(SupportsGet = true)]
    public AdviceAnswer? Answer { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? BureauId { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Text { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? At { get; set; }

    /// <summary>Shows the season before and after, which costs its own questions.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Effect { get; set; }

    public SystemWords Words { get; private set; } = null!;
    public Page<AdviceLine> Lines { get; private set; } = Page<AdviceLine>.Empty;
    public AdviceCounts Counts { get; private set; } = new(0, 0, 0);
    public SeasonPicture? Picture { get; private set; }
    public bool MayAdvise => Me.May(Permission.OfficePropose) && Me.May(Permission.ConsultationReadAll);
    public bool SeesAll => Me.May(Permission.ConsultationReadAll);

    public AdviceFilter Filter => new() { Fy = Scope.Fy, Peak = Scope.Peak, Answer = Answer, BureauId = BureauId, Text = Text };

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        Words = await source.ReadAsync(Today, ct);
        Lines = await queries.PageAsync(Filter, At, Me, ct);
        Counts = await queries.CountAsync(Filter, Me, ct);
        Picture = Effect && SeesAll ? await season.ReadAsync(Scope, Me, ct) : null;
    }

    public void OnGet()
    {
        // Everything was read by LoadAsync.
    }

    public async Task<IActionResult> OnGetFileAsync(string? kind, CancellationToken ct)
    {
        await service.RecordExportAsync(string.Join(Texts["Systems.ConditionSeparator"], Chips().Items.Select(c => c.Label).Prepend(Name)), Me, ct);
        return ListFile.Of(kind, Texts["Season.AdviceFile"], Today,
        [
            new CsvColumn<AdviceLine>(Texts["Consultations.Title"], l => l.Title), new(Texts["InformationSystem.Bureau"], l => l.BureauName), new(Texts["Consultations.Section"], l => l.SectionName),
            new(Texts["Season.Week"], l => l.Week), new(Texts["Season.FileBy"], l => l.FileBy), new(Texts["Season.ExpectedOn"], l => l.ExpectedOn), new(Texts["Season.LastSafe"], l => l.LastSafe),
            new(Texts["Season.Answer"], l => Formats.Name(l.Answer)), new(Texts["Season.Reason"], l => l.Reason), new(Texts["Season.AnsweredBy"], l => l.AnsweredBy),
        ], queries.Export(Filter, Me, ct));
    }

    /// <summary>The plan is made anew and offered.</summary>
    public async Task<IActionResult> OnPostAdviseAsync(CancellationToken ct)
    {
        var run = await service.AdviseAsync(Scope, Me, ct);
        this.FlashMessage(Texts["Season.Advised", run.Offered, run.Kept, run.Removed]);
        return Back();
    }

    /// <summary>応じる at one press; the other answer, and reasons, have a page of their own.</summary>
    public async Task<IActionResult> OnPostAcceptAsync(Guid id, uint version, CancellationToken ct)
    {
        await service.ReplyAsync(id, new AdviceReply { Version = version, Accepted = true }, Me, ct);
        this.FlashMessage(Texts["Season.Accepted"]);
        return Back();
    }

    private RedirectToPageResult Back() => RedirectToPage(new { Fy = RouteFy, Peak = RoutePeak, Answer, BureauId, Text });

    public bool MayAnswer(AdviceLine line) => FilingAdvice.MayAnswer(Me, line.SectionId) && line.LastSafe >= Today;

    public Chart? EffectChart() => Picture is not { } picture ? null
        : new Chart("effect", Texts["Season.EffectTitle"], Texts["Season.Week"], ChartKind.Columns,
            [new ChartSeries(Texts["Season.Before"]), new ChartSeries(Texts["Season.Promised"]), new ChartSeries(Texts["Season.AsAdvised"]), new ChartSeries(Texts["Season.Capacity"], AsLine: true)],
            [.. picture.Loads().Zip(picture.AdvisedLoads(picture.Plan())).Select(x => new ChartRow(Formats.MonthDay(x.First.Monday),
                [decimal.Round(x.First.ExpectedDays, 1), decimal.Round(x.First.PlannedDays, 1), decimal.Round(x.Second.PlannedDays, 1), decimal.Round(x.First.CapacityDays, 1)]))]);

    public IReadOnlyList<SelectListItem> Answers() => [.. Enum.GetValues<AdviceAnswer>().Select(a => new SelectListItem(Formats.Name(a), a.ToString(), a == Answer))];

    public string Address(AdviceAnswer? answer, Guid? bureau, string? text, string? at = null, string? kind = null, bool effect = false) =>
        Url.Page("/Season/Advice", kind is null ? null : "File", new { Fy = RouteFy, Peak = RoutePeak, Answer = answer, BureauId = bureau, Text = text, At = at, kind, Effect = effect ? "true" : null })!;

    public Chips Chips()
    {
        var chips = new List<Chip>();
        if (Text is { } text)
        {
            chips.Add(new Chip(text, Address(Answer, BureauId, null)));
        }
        if (Answer is { } answer)
        {
            chips.Add(new Chip(Formats.Name(answer), Address(null, BureauId, Text)));
        }
        if (BureauId is { } bureau)
        {
            chips.Add(new Chip(Words.BureauName(bureau) ?? Texts["Systems.FormerSection"].Value, Address(Answer, null, Text)));
        }
        return new Chips(chips, Address(null, null, null));
    }

    public Pager Pager() => new(Lines.Items.Count, AdviceQueries.PageSize, Lines.Next is { } next ? Address(Answer, BureauId, Text, next) : null, Lines.Previous is { } previous ? Address(Answer, BureauId, Text, previous) : null, Counts.All);

    public static Tone ToneOf(AdviceAnswer answer) => answer switch
    {
        AdviceAnswer.Open => Tone.Late,
        AdviceAnswer.Accepted => Tone.Good,
        AdviceAnswer.Declined => Tone.Off,
    };
}
