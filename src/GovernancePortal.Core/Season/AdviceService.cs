using System.Globalization;
using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Outbox;
using GovernancePortal.Core.Platform.Succession;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Platform.Trail;
using GovernancePortal.Core.Season.Planning;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Season;

/// <param name="Offered">Advice made or changed to another week.</param>
/// <param name="Removed">Unanswered advice that is needed no longer.</param>
public sealed record AdviceRun(int Offered, int Kept, int Removed);

public sealed class AdviceService(PortalDb db, SeasonQueries season, CalendarQueries calendars)
{
    /// <summary>
    /// Makes the plan anew and offers each section the weeks of its cases that should be filed earlier. What was answered
    /// stays; unanswered advice follows the plan. Each section with something new is told in the same save.
    /// </summary>
    public async Task<AdviceRun> AdviseAsync(SeasonScope scope, Actor actor, CancellationToken ct = default)
    {
        if (!actor.IsOperator && !actor.May(Permission.OfficePropose))
        {
            throw new Forbidden("Advice is made by the policy office.");
        }
        var picture = await season.ReadAsync(scope, actor, ct);
        var days = (await calendars.CalendarAsync(ct)).BusinessDays;
        var lines = picture.Lines.ToDictionary(l => l.ItemId);
        var moves = picture.Plan().Placements.Where(p => p.IsMoved).ToDictionary(p => p.Item.Key);
        var known = await db.Set<FilingAdvice>().Where(a => a.Fy == scope.Fy && a.Peak == scope.Peak).ToDictionaryAsync(a => a.ItemId, ct);
        var (told, offered, kept) = (new Dictionary<Guid, int>(), 0, 0);
        foreach (var (key, move) in moves.OrderBy(m => m.Key))
        {
            var line = lines[key];
            var filing = new AdvisedFiling(key, line.Source == DemandSource.Draft ? line.ConsultationId : null, line.SectionId, line.Title, line.ExpectedOn, move.Week, OfficeWeek.LastOpen(move.Week, move.FileBy, days), line.LastSafe);
            if (!known.TryGetValue(key, out var advice))
            {
                advice = new FilingAdvice { Id = Guid.CreateVersion7(actor.Now), Fy = scope.Fy, Peak = scope.Peak, ItemId = key };
                db.Add(advice);
            }
            if (advice.Offer(filing, actor.Now))
            {
                offered++;
                told[line.SectionId] = told.GetValueOrDefault(line.SectionId) + 1;
            }
            else
            {
                kept++;
            }
        }
        var gone = known.Values.Where(a => a.Answer == AdviceAnswer.Open && !moves.ContainsKey(a.ItemId)).ToList();
        db.RemoveRange(gone);
        foreach (var (section, count) in told)
        {
            db.Add(new OutboxMessage
            {
                Id = Guid.CreateVersion7(actor.Now), Kind = AdviceOfferedHandler.OfferedKind, SubjectId = section, CreatedAt = actor.Now, DueAt = actor.Now,
                Data = new() { ["count"] = count.ToString(CultureInfo.InvariantCulture) },
            });
        }
        db.Act(actor, "AdviceOffered", List);
        await db.SaveChangesAsync(ct);
        return new AdviceRun(offered, kept, gone.Count);
    }

    /// <summary>The section's answer; kept with its reason.</summary>
    public async Task ReplyAsync(Guid id, AdviceReply input, Actor actor, CancellationToken ct = default)
    {
        var advice = await db.Set<FilingAdvice>().SingleOrDefaultAsync(a => a.Id == id, ct);
        if (advice is null || (!FilingAdvice.MayAnswer(actor, advice.SectionId) && !actor.May(Permission.ConsultationReadAll)))
        {
            throw new NotFound($"Advice {id}.");
        }
        db.Expect(advice, input.Version);
        advice.Reply(input.Accepted, input.Reason, actor);
        db.Act(actor, input.Accepted ? "AdviceAccepted" : "AdviceDeclined", advice.Subject, input.Reason);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>The advice as a whole, as a subject of the Trail.</summary>
    public static TrailSubject List { get; } = new("FilingAdviceList", Guid.Empty);

    /// <summary>An export is on the Trail: by whom, when, and under which conditions.</summary>
    public async Task RecordExportAsync(string conditions, Actor actor, CancellationToken ct = default)
    {
        db.Act(actor, "SeasonExported", List, conditions);
        await db.SaveChangesAsync(ct);
    }
}

/// <summary>Tells staff and head of a section how many of its cases are best filed earlier; who they are is looked up when it is sent.</summary>
internal sealed class AdviceOfferedHandler(PeopleQueries people) : IOutboxHandler
{
    public const string OfferedKind = "Season.AdviceOffered";
    public const string Link = "/Season/Advice";

    public string Kind => OfferedKind;

    public async Task HandleAsync(OutboxMessage message, PortalDb db, DateTimeOffset now, CancellationToken ct)
    {
        var told = await db.Set<Notice>().Where(n => n.MessageId == message.Id).Select(n => n.UserId).ToListAsync(ct);
        var holders = await people.HoldersOfSectionsAsync([Role.Staff, Role.SectionHead], [message.SubjectId], OfficeTime.DayOf(now), ct);
        foreach (var user in holders.Select(h => h.UserId).Distinct().Except(told))
        {
            db.Add(new Notice { Id = Guid.CreateVersion7(now), MessageId = message.Id, UserId = user, At = now, Kind = OfferedKind, Arguments = [message.Data["count"]], Link = Link });
        }
    }
}

/// <summary>Advice follows its case to the section that takes over.</summary>
internal sealed class AdviceSuccessionService(PortalDb db) : ISectionSuccession
{
    public string Key => "FilingAdvice";

    public async Task<IReadOnlyList<SectionHolding>> HeldByAsync(IReadOnlyCollection<Guid> sectionIds, CancellationToken ct = default) =>
        await db.Set<FilingAdvice>().AsNoTracking().Where(x => sectionIds.Contains(x.SectionId)).OrderBy(x => x.Fy).ThenBy(x => x.Title)
            .Select(x => new SectionHolding(x.Id, x.SectionId, "", x.Title, AdviceOfferedHandler.Link) { DueOn = x.FileBy }).ToListAsync(ct);

    public async Task MoveAsync(IReadOnlyDictionary<Guid, Takeover> records, DateOnly day, Actor actor, CancellationToken ct = default)
    {
        foreach (var advice in await db.Set<FilingAdvice>().Where(x => records.Keys.Contains(x.Id)).ToListAsync(ct))
        {
            var takeover = records[advice.Id];
            if (advice.SectionId == takeover.FromId)
            {
                advice.Succeed(takeover.To.SectionId);
                db.Note(advice.Subject, takeover.Words);
            }
        }
    }
}
