using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Figures;
using GovernancePortal.Core.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Training;

/// <summary>Reads what the figures of training count (R201, R226, R311); no person is named.</summary>
public sealed class TrainingFigureQueries(PortalDb db, TrainingStandingQueries standings)
{
    public async Task<IReadOnlyList<FigureRow>> RowsAsync(string key, FigureAsk ask, Actor actor, CancellationToken ct = default)
    {
        var (fy, today) = (ask.Year, ask.Today);
        switch (key)
        {
            case TrainingFigureSource.SectionsReached:
                return [.. (await standings.YearAsync(fy, actor with { Now = StartOf(actor, today) }, ct)).Sections.Select(s => new FigureRow(s.SectionName, s.BureauName, "/Training/Section/" + s.SectionId, s.StaffReached ? 1 : 0))];
            case TrainingFigureSource.HeadsAttended:
                return [.. (await standings.YearAsync(fy, actor with { Now = StartOf(actor, today) }, ct)).Sections.Where(s => s.Heads.Count > 0).Select(s => new FigureRow(s.SectionName, s.BureauName, "/Training/Section/" + s.SectionId, s.Heads.Count(h => h.Attended), s.Heads.Count))];
            case TrainingFigureSource.Sessions or TrainingFigureSource.Drills:
                var sessions = await db.Set<TrainingSession>().AsNoTracking().Where(s => s.Course.Fy == fy && !s.IsCancelled && s.On <= today).OrderBy(s => s.On).ThenBy(s => s.Id).Select(s => new { s.Id, s.Course.Title, s.Course.Kind, s.Place }).ToListAsync(ct);
                // Drills of ICT-BCP are counted where they are kept, in the module Bcp.
                return [.. sessions.Where(s => key == TrainingFigureSource.Sessions || s.Kind is TrainingKind.PhishingDrill or TrainingKind.IncidentDrill).Select(s => new FigureRow(s.Title, s.Place, "/Training/Session/" + s.Id, 1))];
            default:
                var rows = db.Set<TrainingAttendance>().AsNoTracking().VisibleTo(actor).Where(a => a.Session.Course.Fy == fy && !a.Session.IsCancelled && a.Session.On <= today);
                rows = key switch
                {
                    TrainingFigureSource.MunicipalPeople => rows.Where(a => a.MunicipalityId != null),
                    TrainingFigureSource.DataUsePeople => rows.Where(a => a.Session.Course.Kind == TrainingKind.DataUse),
                    TrainingFigureSource.IncidentDrillPeople => rows.Where(a => a.Session.Course.Kind == TrainingKind.IncidentDrill),
                    TrainingFigureSource.AuditorsQualified => rows.Where(a => a.Target == TrainingTarget.Auditor && a.Session.Course.Kind == TrainingKind.AuditorCourse),
                    _ => rows,
                };
                var counted = await rows.OrderBy(a => a.Session.On).ThenBy(a => a.Id)
                    .Select(a => new { a.SessionId, a.Session.Course.Title, Of = a.MunicipalityName ?? db.Set<Section>().Where(s => s.Id == a.SectionId).Select(s => s.Name).FirstOrDefault(), a.People }).ToListAsync(ct);
                return [.. counted.Select(a => new FigureRow(a.Title, a.Of, "/Training/Session/" + a.SessionId, a.People))];
        }
    }

    private static DateTimeOffset StartOf(Actor actor, DateOnly today) => actor.Today == today ? actor.Now : Platform.Time.OfficeTime.StartOf(today);
}

internal sealed class TrainingFigureSource(TrainingFigureQueries figures, string key, FigureUnit unit) : RowFigureSource
{
    public const string Attendances = "Training.Attendances";
    /// <summary>Of the sections those whose three years reach their staff (R115).</summary>
    public const string SectionsReached = "Training.SectionsReached";
    /// <summary>Of the heads those who came in the year (R116).</summary>
    public const string HeadsAttended = "Training.HeadsAttended";
    public const string Sessions = "Training.Sessions";
    public const string Drills = "Training.Drills";
    public const string MunicipalPeople = "Training.MunicipalPeople";
    /// <summary>Of the prefecture and its municipalities (R311).</summary>
    public const string DataUsePeople = "Training.DataUsePeople";
    /// <summary>R226.</summary>
    public const string IncidentDrillPeople = "Training.IncidentDrillPeople";
    public const string AuditorsQualified = "Training.AuditorsQualified";

    public static IReadOnlyList<(string Key, FigureUnit Unit)> All { get; } =
    [
        (Attendances, FigureUnit.People), (SectionsReached, FigureUnit.Percent), (HeadsAttended, FigureUnit.Percent), (Sessions, FigureUnit.Cases), (Drills, FigureUnit.Cases), (MunicipalPeople, FigureUnit.People),
        (DataUsePeople, FigureUnit.People), (IncidentDrillPeople, FigureUnit.People), (AuditorsQualified, FigureUnit.People),
    ];

    public override string Key => key;
    public override FigureKind Kind => unit == FigureUnit.Percent ? FigureKind.Fraction : FigureKind.Number;
    public override FigureUnit Unit => unit;
    public override FigureSpan Span => FigureSpan.Year;

    public override string? Page(FigureAsk ask, Actor actor) => key is SectionsReached or HeadsAttended
        ? TrainingAccess.SeesAll(actor) ? $"/Training/Standing?Fy={ask.Year.Year}" : null
        : $"/Training?Fy={ask.Year.Year}";

    protected override Task<IReadOnlyList<FigureRow>> FindAsync(FigureAsk ask, Actor actor, CancellationToken ct) => figures.RowsAsync(key, ask, actor, ct);
}
