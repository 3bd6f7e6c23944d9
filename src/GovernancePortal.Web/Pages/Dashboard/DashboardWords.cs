using System.Globalization;
using System.Text.RegularExpressions;
using GovernancePortal.Core.Dashboard;
using GovernancePortal.Core.Kpis.Readings;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Pages.Kpis;
using GovernancePortal.Web.Pages.Systems;
using GovernancePortal.Web.Security;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Dashboard;

/// <summary>Items of the first screen in words: kept with their arguments, so that a frozen report reads in either language.</summary>
public sealed partial class DashboardWords(CurrentActor current, SystemWordsSource source, IStringLocalizer<Texts> texts, Formats formats) : ModuleWords(current, source, texts, formats)
{
    public string Title(CioItem item) => Say("CioItem." + item.Kind, item.Title);

    public string Note(CioItem item) => Say("CioNote." + item.Kind, item.Note);

    /// <summary>Everybody of this screen reads every item; the page behind one is linked only for who may open it.</summary>
    public bool Opens(CioItem item) => PageAccess.MayOpen(Me, item.Address);

    public string Tag(CioItemKind kind) => Texts["CioTag." + kind];

    /// <summary>What the button of an item says.</summary>
    public string Way(CioItemKind kind) => Texts["CioWay." + kind];

    public static Tone ToneOf(CioItem item) => item.Kind switch
    {
        CioItemKind.CommitteeCase or CioItemKind.CioCase or CioItemKind.Publication or CioItemKind.Answer or CioItemKind.FollowUp => Tone.Calm,
        CioItemKind.KpiWorse or CioItemKind.KpiMissed or CioItemKind.RadarGrave or CioItemKind.FindingsGrave => Tone.Bad,
        CioItemKind.InstructionOverdue or CioItemKind.FindingsOverdue => Tone.Late,
        CioItemKind.SeasonOver => Tone.Caution,
        CioItemKind.KpiBetter or CioItemKind.InstructionClosed or CioItemKind.CaseDecided or CioItemKind.DoubleMoveAvoided => Tone.Good,
    };

    /// <summary>Where it comes from, how old it is and who stands for it.</summary>
    public string SourceOf(CioItem item) => string.Join(Texts["CioSource.Separator"], new[]
    {
        Texts[item.Source].Value, item.AsOf is { } day ? Texts["CioSource.AsOf", Formats.ShortDay(day)].Value : null, item.ConfirmedBy is { Length: > 0 } by ? Texts["CioSource.By", by].Value : null,
    }.OfType<string>());

    public string Counts(BandCounts counts) => counts.Judged == 0 ? Texts["Format.None"] : $"{Formats.Number(counts.Good)} / {Formats.Number(counts.Judged)}";

    /// <summary>The parts of the bar, in the order of the bands; those without any are left out.</summary>
    public IEnumerable<(string Css, string Label, int Count)> Bar(BandCounts counts) => new (string Css, string Label, int Count)[]
    {
        ("good", $"{FigureWords.Mark(KpiBand.Achieved)}{FigureWords.Mark(KpiBand.Mostly)}", counts.Good), ("behind", FigureWords.Mark(KpiBand.Behind), counts.Behind), ("missed", FigureWords.Mark(KpiBand.Missed), counts.Missed),
        ("open", Formats.Name(KpiBand.NotEntered), counts.NotEntered), ("other", Texts["Dashboard.BandOther"].Value, counts.Other),
    }.Where(p => p.Count > 0);

    public override string Value(string field, string stored)
    {
        var name = field[(field.LastIndexOf('.') + 1)..];
        return name switch
        {
            "On" => DateOnly.TryParseExact(stored, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? Formats.Day(day) : stored,
            "Kind" => Texts["MeetingEntryKind." + stored],
            _ => stored,
        };
    }

    // A text whose last argument is missing has a shorter form: "CioItem.CommitteeCase.Short".
    private string Say(string key, IReadOnlyList<string> arguments)
    {
        var isShort = arguments.Count > 0 && arguments[^1].Length == 0;
        return Texts[isShort ? key + ".Short" : key, [.. arguments.Select(Argument)]];
    }

    private object Argument(string stored)
    {
        if (DateOnly.TryParseExact(stored, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return Formats.MonthDay(day);
        }
        if (Year().Match(stored) is { Success: true } year)
        {
            return Formats.ShortYear(new FiscalYear(int.Parse(year.Groups[1].ValueSpan, CultureInfo.InvariantCulture)));
        }
        return Formats.Argument(stored);
    }

    [GeneratedRegex(@"^FY(\d{4})$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Year();
}
