using GovernancePortal.Core.Platform.Identity;

namespace GovernancePortal.Core.YearChange;

/// <summary>The report of a run: a line for each section, post, stand-in and record, also for what nobody took over.</summary>
internal static class YearChangeReport
{
    public static IEnumerable<YearChangeLine> Lines(YearChangeRun run, YearTrial trial, Actor actor)
    {
        var place = 0;
        var turn = trial.Turn;
        string? NameOf(Guid? id) => id is { } section ? turn.After[section].Name : null;
        YearChangeLine Line(string kind, string reference, string title, string? from, string? to, bool left = false) => new()
        {
            Id = Guid.CreateVersion7(actor.Now), RunId = run.Id, Place = place++, Kind = kind, Reference = Short(reference), Title = Short(title), FromName = from, ToName = to,
            Outcome = left ? YearChangeOutcome.LeftBehind : YearChangeOutcome.Done,
        };
        foreach (var b in turn.Sections.Beginnings.Where(b => !b.IsThere))
        {
            yield return Line("SectionBegins", b.Code, b.Name, null, b.Name);
        }
        foreach (var e in turn.Sections.Endings.Where(e => !e.IsThere && !e.GoesOn))
        {
            yield return Line("SectionEnds", e.Code, e.Name, e.Name, string.Join("、", e.SuccessorIds.Select(id => NameOf(id))) is { Length: > 0 } names ? Short(names) : null);
        }
        foreach (var c in turn.Transfers.Changes)
        {
            yield return Line("Transfer", c.StaffNumber, c.Name, c.FromName, c.ToName);
        }
        foreach (var p in turn.Posts)
        {
            yield return Line("Post", "", p.Name, p.FromName, NameOf(p.ToId), p.ToId is null);
        }
        foreach (var s in turn.StandIns)
        {
            yield return Line(s.ToId is null ? "StandInEnds" : "StandIn", "", $"{s.AbsentName} → {s.DeputyName}", s.SectionName, NameOf(s.ToId));
        }
        foreach (var i in trial.Items.Where(i => i.ToId is null || i.Moves))
        {
            yield return Line(i.Source, i.Record.Reference, i.Record.Title, i.FromName, NameOf(i.ToId), i.ToId is null);
        }
    }

    private static string Short(string text) => text.Length > YearChangeLine.TextLength ? text[..YearChangeLine.TextLength] : text;
}
