using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Instructions;
using GovernancePortal.Core.Kpis.Readings;
using GovernancePortal.Core.Kpis.Standing;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Publication;

namespace GovernancePortal.Core.Dashboard;

/// <summary>Makes items of what the modules tell: pure.</summary>
public static class CioItems
{
    private const string FromCases = "CioSource.Consultations";
    private const string FromInstructions = "CioSource.Instructions";
    private const string FromKpis = "CioSource.Kpis";

    public static IEnumerable<CioItem> OfCases(IEnumerable<CioCase> cases, DateOnly? before, DateOnly today)
    {
        foreach (var c in cases)
        {
            var name = $"{c.Number} {CioWords.Cut(c.Title)}".Trim();
            if (c.IsWaiting)
            {
                var since = OfficeTime.DayOf(c.Since);
                yield return new CioItem(c.ForCommittee ? CioItemKind.CommitteeCase : CioItemKind.CioCase, $"case-{c.Id}", [name, c.TotalYen is { } yen ? CioWords.Thousands(yen) : ""],
                    [c.SectionName, c.Proposed is { } proposed ? $"{nameof(ConsultationAct)}.{proposed}" : "CioItem.NoProposal", CioWords.Day(since)], $"/Consultations/Case/{c.Id}", today.DayNumber - since.DayNumber, since, FromCases)
                { Subject = InstructionSubject.Case, SubjectId = c.Id };
            }
            else if (before is not null && c.DecidedAt is { } decided)
            {
                yield return new CioItem(CioItemKind.CaseDecided, $"decided-{c.Id}", [name, $"{nameof(ConsultationState)}.{c.State}"], [c.SectionName, CioWords.Day(OfficeTime.DayOf(decided))], $"/Consultations/Case/{c.Id}", 0, OfficeTime.DayOf(decided), FromCases, c.DecidedBy)
                { Subject = InstructionSubject.Case, SubjectId = c.Id };
            }
        }
    }

    public static IEnumerable<CioItem> OfPublications(IEnumerable<PublicationLine> waiting, DateOnly today) => waiting.Select(p =>
        new CioItem(CioItemKind.Publication, $"publication-{p.Id}", [$"{p.Number} {CioWords.Cut(p.Title)}"], [CioWords.Day(OfficeTime.DayOf(p.Since))], $"/Publication/Details/{p.Id}", today.DayNumber - OfficeTime.DayOf(p.Since).DayNumber,
            OfficeTime.DayOf(p.Since), "CioSource.Publication", p.SubmittedBy));

    /// <param name="before">Null where there was no report: then nothing has moved since.</param>
    public static IEnumerable<CioItem> OfInstructions(IEnumerable<InstructionLine> lines, DateOnly? before, DateOnly today)
    {
        foreach (var i in lines)
        {
            var name = $"{i.Number} {CioWords.Cut(i.SubjectTitle ?? i.Text)}";
            var item = (CioItemKind kind, string key, string[] note, int urgency, DateOnly asOf) =>
                new CioItem(kind, $"{key}-{i.Id}", [name], note, $"/Instructions/Details/{i.Id}", urgency, asOf, FromInstructions, i.GivenBy) { SectionId = i.SectionId };
            if (i.State == InstructionState.Answered)
            {
                var since = OfficeTime.DayOf(i.Since);
                yield return item(CioItemKind.Answer, "answer", [i.SectionName, CioWords.Day(since)], today.DayNumber - since.DayNumber, since);
            }
            else if (i.FollowUpOn is { } look && look <= today)
            {
                yield return item(CioItemKind.FollowUp, "follow", [i.SectionName, CioWords.Day(look)], today.DayNumber - look.DayNumber, look);
            }
            else if (i.IsOverdue(today))
            {
                yield return item(CioItemKind.InstructionOverdue, "overdue", [i.SectionName, CioWords.Day(i.DueOn), CioWords.Number(today.DayNumber - i.DueOn.DayNumber)], today.DayNumber - i.DueOn.DayNumber, i.DueOn);
            }
            else if (before is not null && i is { ClosedAt: { } closed, State: InstructionState.Closed })
            {
                yield return item(CioItemKind.InstructionClosed, "closed", [i.SectionName, CioWords.Day(OfficeTime.DayOf(closed))], 0, OfficeTime.DayOf(closed));
            }
        }
    }

    /// <summary>
    /// A KPI whose band fell or rose since the report before, in this fiscal year or in the one before, whose figures come in only
    /// now; without a report before, those that are missed.
    /// </summary>
    public static IEnumerable<CioItem> OfKpis(IEnumerable<KpiStanding> standings, CioReportContent? last)
    {
        foreach (var s in standings.Where(s => s.Achievement.IsJudged))
        {
            var (now, was) = (s.Achievement.Band, BandThen(s, last));
            if (KindOf(was, now, last is not null) is { } kind)
            {
                yield return new CioItem(kind, $"kpi-{s.Id}-{s.Year.Year}", [CioWords.Cut(s.Name), s.Actual?.Text is { Length: > 0 } text ? text : CioWords.Band(now), s.Target?.Raw ?? ""],
                    [s.SectionName, s.Year.English, CioWords.Band(was ?? KpiBand.NotEntered), CioWords.Band(now)], $"/Kpis/Details/{s.Id}?Fy={s.Year.Year}", was is { } from ? Math.Abs(now - from) * 5 : 5, s.Actual?.AsOf, FromKpis,
                    s.Actual?.Source == ReadingSource.Computed ? null : s.Actual?.ConfirmedBy)
                { Subject = InstructionSubject.Kpi, SubjectId = s.Id, SectionId = s.SectionId };
            }
        }
    }

    private static CioItemKind? KindOf(KpiBand? was, KpiBand now, bool comparable)
    {
        if (was is { } then && then != now)
        {
            return now > then ? CioItemKind.KpiWorse : CioItemKind.KpiBetter;
        }
        // What is judged for the first time since the last report, and is behind, has come to light since.
        if (was is null && comparable && (now is KpiBand.Behind or KpiBand.Missed))
        {
            return CioItemKind.KpiWorse;
        }
        return now == KpiBand.Missed ? CioItemKind.KpiMissed : null;
    }

    // Of which fiscal year the report spoke is written in it: in April the year before is another one.
    private static KpiBand? BandThen(KpiStanding s, CioReportContent? last)
    {
        var known = last?.Snapshots.GetValueOrDefault(s.Id);
        var band = s.Year.Year == last?.Year ? known?.Now : s.Year.Year == last?.Year - 1 ? known?.Before : null;
        return band is KpiBand.Achieved or KpiBand.Mostly or KpiBand.Behind or KpiBand.Missed ? band : null;
    }

    public static IEnumerable<CioItem> OfSeason(SeasonLine? season)
    {
        if (season is { WeeksOver: > 0, WorstWeek: { } week })
        {
            yield return new CioItem(CioItemKind.SeasonOver, "season", [CioWords.Day(week), CioWords.Number(season.WorstCases)], [CioWords.Days(season.WorstDays), CioWords.Days(season.WorstCapacity), CioWords.Number(season.WeeksOver)], "/Season/Index",
                season.WeeksOver, season.AsOf, "CioSource.Season");
        }
    }

    /// <param name="first">The gravest one.</param>
    public static IEnumerable<CioItem> OfRadar(RadarNumbers radar, (Guid Id, string Title, string Code)? first, DateOnly today)
    {
        if (radar.Grave > 0)
        {
            yield return new CioItem(CioItemKind.RadarGrave, "radar", [CioWords.Number(radar.Grave)], [first?.Title ?? "", first is { } known ? "RadarCode." + known.Code : ""], "/Radar/Index?Severity=Grave&State=Open", Math.Min(radar.Grave, 9), today, "CioSource.Radar");
        }
    }

    /// <summary>Counts alone: which findings these are is asked of the list.</summary>
    public static IEnumerable<CioItem> OfAudits(AuditNumbers? audits, DateOnly today)
    {
        if (audits is { Grave: > 0 })
        {
            yield return new CioItem(CioItemKind.FindingsGrave, "findings-grave", [CioWords.Number(audits.Grave)], [CioWords.Number(audits.Open)], "/Audits/Findings?Severity=Grave&Open=true", Math.Min(audits.Grave, 9), today, "CioSource.Audits");
        }
        if (audits is { Overdue: > 0 })
        {
            yield return new CioItem(CioItemKind.FindingsOverdue, "findings-overdue", [CioWords.Number(audits.Overdue)], [CioWords.Number(audits.Open)], "/Audits/Findings?Overdue=true", Math.Min(audits.Overdue, 9), today, "CioSource.Audits");
        }
    }

    /// <summary>Double migrations that stood open in the report before and do no more.</summary>
    public static IEnumerable<CioItem> OfMoves(IEnumerable<MoveSnapshot> gone, DateOnly today) => gone.Select(m =>
        new CioItem(CioItemKind.DoubleMoveAvoided, $"move-{m.Id}", [CioWords.Cut(m.Title), m.Yen is { } yen ? CioWords.Thousands(yen) : ""], [], $"/Radar/Warning/{m.Id}", m.Yen is > 10_000_000 ? 5 : 0, today, "CioSource.Radar"));
}
