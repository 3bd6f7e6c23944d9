using System.Globalization;
using System.Text;
using GovernancePortal.Core.Consultations.Committee;
using GovernancePortal.Core.Consultations.FitGap;
using GovernancePortal.Core.People;
using GovernancePortal.Core.People.Demo;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Files;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Outbox;
using GovernancePortal.Core.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Consultations.Demo;

/// <summary>The services through which the demonstration acts: the same that the pages use.</summary>
public sealed class DemoStage(PortalDb db, PeopleQueries people, DraftService drafts, FilingService filing, ReviewService review, DecisionService decisions, FileIntake files, ConsultationCaseService cases, CommitteeService committee, FitGapService fitGap, Need.NeedCheckService needs, Sheets.ProxyService proxies, Funds.ScrutinyService scrutinies, Funds.AuthorityService authorities)
{
    private readonly Dictionary<(string, DateOnly), Actor> actors = [];

    public DraftService Drafts => drafts;
    public FilingService Filing => filing;
    public ReviewService Review => review;
    public DecisionService Decisions => decisions;
    public FitGapService FitGap => fitGap;

    public Task<FitGapSheet> SheetAsync(Guid id, CancellationToken ct) =>
        db.Set<FitGapSheet>().AsNoTracking().Include(s => s.Lines.OrderBy(l => l.Number)).SingleAsync(s => s.ConsultationId == id, ct);
    public Need.NeedCheckService Needs => needs;

    /// <summary>代理登録 of a complete form, with its files and the body's own 決裁.</summary>
    public async Task<Guid> FileForAsync(DemoCase subject, Guid sectionId, Sheets.ProxyFile[] more, ProxyFiling filing, Actor actor, CancellationToken ct)
    {
        var form = DemoAnswers.PreBudget(subject);
        var stored = new List<Sheets.ProxyFile>(more);
        foreach (var needed in form.Files)
        {
            for (var i = 1; i <= needed.AtLeast; i++)
            {
                stored.Add(new Sheets.ProxyFile(needed.Kind, await TextFileAsync($"{subject.SystemName}_{needed.Kind}_{i}", actor, ct)));
            }
        }
        return (await proxies.FileAsync(new NewConsultation
        {
            Stage = Stage.PreBudget, Title = subject.Title, Kind = subject.Kind, TargetFy = subject.TargetFy, BudgetKind = subject.Budget, SectionId = sectionId,
        }, FormSize.Full, form.Sections, filing, await TextFileAsync(filing.FileName + "_決裁", actor, ct), stored, actor, demonstration: true, ct)).Id;
    }
    public Funds.ScrutinyService Scrutinies => scrutinies;
    public Funds.AuthorityService Authorities => authorities;

    public Task<bool> IsEmptyAsync(CancellationToken ct) => db.Set<Consultation>().AllAsync(_ => false, ct);

    /// <summary>The person as of that moment, with the memberships of that day.</summary>
    public async Task<Actor> ActorAsync(string key, DateTimeOffset at, CancellationToken ct)
    {
        var day = (key, DateOnly.FromDateTime(at.UtcDateTime));
        if (!actors.TryGetValue(day, out var actor))
        {
            actor = await people.ActorAsync(DemoOffice.UserId(key), at, "demonstration", ct) ?? throw new InvalidOperationException($"The demonstration has no account {key}.");
            actors[day] = actor;
        }
        return actor with { Now = at };
    }

    /// <summary>Forgets what the last act loaded, so that each starts as a request does.</summary>
    public void Clear() => db.ChangeTracker.Clear();

    public async Task<uint> VersionAsync(Guid id, CancellationToken ct) =>
        await db.Set<Consultation>().Where(c => c.Id == id).Select(c => c.Version).SingleAsync(ct);

    /// <summary>Messages of the demonstration's past were delivered then: only the last days' notices are new to anybody.</summary>
    public async Task ForgetMessagesAsync(DateTimeOffset before, CancellationToken ct)
    {
        Clear();
        foreach (var message in await db.Set<OutboxMessage>().Where(m => m.DoneAt == null && m.DueAt < before).ToListAsync(ct))
        {
            message.DoneAt = message.DueAt;
        }
        await db.SaveChangesAsync(ct);
    }

    /// <summary>What is missing from the form, for whoever mends the demonstration.</summary>
    public async Task<string> ExplainAsync(Guid id, Actor actor, CancellationToken ct)
    {
        Clear();
        var c = await cases.LoadAsync(id, Actor.Operator(actor.Now), ct);
        var context = await cases.ContextAsync(c, actor, ct);
        return $"{c.State}: " + string.Join("; ", context.Completeness.Problems.Select(p => $"{p.Input} {p.Code}"));
    }

    public async Task<bool> NeedsCommitteeAsync(Guid id, CancellationToken ct) =>
        await db.Set<Consultation>().Where(c => c.Id == id).Select(c => c.NeedsCommittee).SingleAsync(ct);

    /// <summary>Onto the agenda of the sitting of that day, which is called if nobody has yet.</summary>
    public async Task PutOnAgendaAsync(Guid id, DateOnly day, Actor actor, CancellationToken ct)
    {
        var meeting = await SittingAsync(day, ct);
        if (meeting is null)
        {
            await committee.CreateAsync(new MeetingInput { Name = FiscalYear.Of(day).Japanese + " IT推進会議", On = day, Place = "本庁舎 特別会議室" }, actor, ct);
            Clear();
            meeting = await SittingAsync(day, ct);
        }
        await committee.AddAsync(meeting!.Id, meeting.Version, id, actor, ct);
    }

    /// <summary>The minutes of the sitting of today, written once.</summary>
    public async Task RecordMinutesAsync(Actor actor, CancellationToken ct)
    {
        if (await SittingAsync(actor.Today, ct) is { Minutes: null } meeting)
        {
            Clear();
            await committee.EditAsync(meeting.Id, meeting.Version, new MeetingInput { Name = meeting.Name, On = meeting.On, Place = meeting.Place, Minutes = "各案件について質疑の後、採決した。結果は案件ごとの決定のとおり。" }, actor, ct);
        }
    }

    /// <summary>A line of the accounts as the yearly file would bring it; without a case it waits for the next try.</summary>
    public async Task TakeAccountAsync(Guid? consultationId, string contractNumber, string name, long budgetYen, long settledYen, long carriedYen, Actor actor, CancellationToken ct)
    {
        Clear();
        var line = new Funds.AccountLine { Id = Guid.CreateVersion7(actor.Now), Fy = FiscalYear.Of(actor.Today).Previous, CaseNumber = "", ContractNumber = contractNumber, ProjectCode = "" };
        line.Take(new Funds.AccountRow { Name = name, BudgetYen = budgetYen, SettledYen = settledYen, CarriedYen = carriedYen }, actor);
        line.MatchWith(consultationId);
        db.Add(line);
        db.Act(actor, "AccountsTaken");
        await db.SaveChangesAsync(ct);
    }

    private Task<CommitteeMeeting?> SittingAsync(DateOnly day, CancellationToken ct) => db.Set<CommitteeMeeting>().AsNoTracking().SingleOrDefaultAsync(m => m.On == day, ct);

    public async Task<Consultation> ReadAsync(Guid id, CancellationToken ct) =>
        await db.Set<Consultation>().AsNoTracking().Include(c => c.Comments).Include(c => c.Questions).Include(c => c.Conditions).Include(c => c.Checklist).SingleAsync(c => c.Id == id, ct);

    /// <summary>A small text file as a section would attach it; visibly of the demonstration.</summary>
    public async Task AttachAsync(Guid id, string kind, string name, Guid? conditionId, Actor actor, CancellationToken ct)
    {
        var stored = await TextFileAsync(name, actor, ct);
        await drafts.AttachAsync(id, stored, kind, null, kind == "Quote", conditionId, actor, ct);
    }

    private async Task<StoredFile> TextFileAsync(string name, Actor actor, CancellationToken ct)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{name}\r\nみどり県（実在しません）のデモンストレーション用の添付ファイルです。\r\n");
        using var bytes = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return await files.TakeAsync(name + ".txt", bytes, "File", actor, ct);
    }
}
