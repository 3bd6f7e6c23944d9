using System.Globalization;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Radar;
using GovernancePortal.Web.Frame;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Radar;

/// <summary>Warnings in words: why, and where the way out is walked.</summary>
public sealed class RadarWords(IStringLocalizer<Texts> texts, Formats formats)
{
    /// <summary>What it is about; what concerns the office as a whole bears no name.</summary>
    public string Title(RadarLine line) => line.Title.Length == 0 ? texts["GapSubject.Office"] : line.Title;

    /// <summary>Why the warning stands, with its day, product, months or yen.</summary>
    public string Why(RadarLine line) => line.Code switch
    {
        RadarCode.ContractEnd => texts["RadarWhy.ContractEnd", formats.Day(line.KeyDate), formats.Name(line.Stage), formats.Day(line.StageOn)],
        RadarCode.NoFiling or RadarCode.OffPlatform => texts["RadarWhy." + line.Code, formats.Day(line.KeyDate)],
        RadarCode.SupportEndsFirst => texts["RadarWhy.SupportEndsFirst", line.Note ?? "", formats.Day(line.KeyDate)],
        RadarCode.DoubleMove => texts["RadarWhy.DoubleMove", formats.Number(line.Months ?? 0), formats.Exact(line.Yen ?? 0), formats.Day(line.KeyDate)],
        RadarCode.NoRestoreTest or RadarCode.SlaNotReviewed or RadarCode.NoDrill or RadarCode.NoZeroTrust or RadarCode.NotConfirmed =>
            line.KeyDate is { } last ? texts["RadarWhy." + line.Code, formats.Day(last)] : texts[$"RadarWhy.{line.Code}.Never"],
        RadarCode.JointPurchase => line.Note?.Split('/') is [var sections, var systems] ? texts["RadarWhy.JointPurchase", sections, systems] : line.Note ?? "",
        RadarCode.BcpGap => line.Note?.Split('/') is [var gap, var more] ? more == "0" ? texts["BcpGapKind." + gap] : texts["RadarWhy.BcpGap", texts["BcpGapKind." + gap].Value, more] : line.Note ?? "",
        RadarCode.NoRemoteBackup or RadarCode.MyNumberSegment or RadarCode.TermsOnlyService or RadarCode.NoBcp or RadarCode.LargeUnprotected => texts["RadarWhy." + line.Code],
    };

    /// <summary>What to do.</summary>
    public string Way(RadarCode code) => texts["RadarWay." + code];

    /// <summary>Where it is done; the warning's own page for those who cannot do it there.</summary>
    public static string Place(RadarLine line, Actor actor, IUrlHelper url)
    {
        var edits = line.SystemId is not null && line.SectionId is { } section && Core.Systems.InformationSystem.MayEdit(actor, section);
        return line.Rule.Place switch
        {
            RadarPlace.Information when edits => url.Page("/Systems/Edit", new { id = line.SystemId, part = "information" })!,
            RadarPlace.Continuity when edits => url.Page("/Systems/Edit", new { id = line.SystemId, part = "continuity" })!,
            RadarPlace.Form when edits => url.Page("/Systems/Edit", new { id = line.SystemId, part = "form" })!,
            RadarPlace.Components when edits => url.Page("/Systems/Rows", new { id = line.SystemId, part = "components" })!,
            RadarPlace.Slas when edits => url.Page("/Systems/Rows", new { id = line.SystemId, part = "slas" })!,
            RadarPlace.Karte when line.SystemId is not null => url.Page("/Systems/Details", new { id = line.SystemId })!,
            RadarPlace.Moves => url.Page("/Radar/Moves")!,
            RadarPlace.Bcp => url.Page("/Bcp/Index", new { })!,
            RadarPlace.Products => url.Page("/Systems/Index", new { Text = line.Title })!,
            _ => url.Page("/Radar/Warning", new { id = line.Id })!,
        };
    }

    public string DaysLeft(DateOnly day, DateOnly today) =>
        day >= today ? texts["Radar.DaysLeft", formats.Number(day.DayNumber - today.DayNumber)] : texts["Radar.DaysOver", formats.Number(today.DayNumber - day.DayNumber)];

    public static Tone ToneOf(RadarSeverity severity) => severity switch
    {
        RadarSeverity.Grave => Tone.Bad,
        RadarSeverity.Caution => Tone.Caution,
        RadarSeverity.Notice => Tone.Calm,
    };

    public static Tone ToneOf(WarningState state) => state switch
    {
        WarningState.Open => Tone.Caution,
        WarningState.Decided => Tone.Good,
        WarningState.Gone => Tone.Off,
    };

    /// <summary>A value of the decisions' history.</summary>
    public string Value(string field, string stored) => field switch
    {
        "WarningDecision.Choice" when Enum.TryParse<WarningChoice>(stored, out var choice) => formats.Name(choice),
        "WarningDecision.HoldsUntil" when DateOnly.TryParseExact(stored, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) => formats.Day(day),
        _ => stored,
    };

    public Tabs Tabs(string current, IUrlHelper url) => new(texts["Navigation.Radar"],
    [
        .. new[] { "Index", "Roadmap", "Moves", "Platforms/Index" }.Select(page => new Tab(texts["Radar.Tab" + page.Split('/')[0]], url.Page("/Radar/" + page)!, page == current)),
    ]);
}
