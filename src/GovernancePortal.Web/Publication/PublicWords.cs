using System.Globalization;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Publication;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Pages.Kpis;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Publication;

/// <summary>Words of a bundle.</summary>
internal sealed class PublicWords(IStringLocalizer<Texts> texts, Formats formats, string office)
{
    public string Office => office;

    public string this[string key, params object[] arguments] => texts["Public." + key, arguments];

    public string Name<T>(T value) where T : struct, Enum => formats.Name(value);

    public string Year(int year) => formats.Year(new FiscalYear(year));

    public string Day(DateOnly? day) => formats.Day(day);

    /// <summary>◎ 達成 109.2%.</summary>
    public string Band(PublicYear year)
    {
        var rate = year.FromBaseline is { } way && year.Rate is null ? way : year.Rate;
        return string.Join(' ', new[] { FigureWords.Mark(year.Band), year.Judgement is { } judgement && rate is null ? Name(judgement) : Name(year.Band), rate is { } known ? Percent(known) : null }.Where(t => !string.IsNullOrEmpty(t)));
    }

    public static string Percent(decimal rate) => rate.ToString("#,0.#", CultureInfo.InvariantCulture) + "%";
}
