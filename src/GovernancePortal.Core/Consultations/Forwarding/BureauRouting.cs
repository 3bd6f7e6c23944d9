using FluentValidation;
using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Trail;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.Extensions.Caching.Memory;

namespace GovernancePortal.Core.Consultations.Forwarding;

/// <summary>部局主管課経由: from a day on, what the sections of a bureau submit goes through its coordinating section.</summary>
public sealed class BureauRouting : IVersioned, ITracked
{
    public const int MostLeadDays = 60;

    public Guid Id { get; init; }
    public Guid BureauId { get; init; }
    public DateOnly ValidFrom { get; init; }
    /// <summary>Last day; open when null.</summary>
    public DateOnly? ValidTo { get; set; }
    /// <summary>Open days before the office's deadline by which sections submit to their coordinator; without a deadline, the coordinator's own time.</summary>
    public int LeadDays { get; init; }
    /// <summary>Also the later stages; otherwise 予算化前協議 alone.</summary>
    public bool EveryStage { get; init; }
    public uint Version { get; private set; }

    public TrailSubject Subject => new(nameof(BureauRouting), Id);
}

/// <summary>The days of a case on its way through the bureau: until when the section submits (null without a season) and until when the coordinator passes it on.</summary>
public sealed record BureauPassage(DateOnly? SectionDueOn, DateOnly DueOn);

/// <summary>The rows that count, as rules ask them. Pure.</summary>
public sealed record BureauRoutes(IReadOnlyList<BureauRouting> Rows)
{
    public static BureauRoutes None { get; } = new([]);

    /// <summary>The row for a bureau's case; an open case keeps the steps of the day it began (R036), so the day is its RulesOn.</summary>
    public BureauRouting? For(Guid bureauId, Stage stage, DateOnly day) => Rows.FirstOrDefault(r =>
        r.BureauId == bureauId && r.ValidFrom <= day && (r.ValidTo is null || day <= r.ValidTo) && (r.EveryStage || stage == Stage.PreBudget));

    /// <summary>
    /// Null where the case goes straight to the office: no row, a 代理登録, one that has a number or was passed on before —
    /// what comes back from the office returns to the office.
    /// </summary>
    public BureauPassage? Of(Consultation c, OfficeCalendar calendar, DateOnly today)
    {
        if (c.Proxy is not null || c.Number is not null || c.Acts.Exists(a => a.Act == ConsultationAct.Forward) || For(c.BureauId, c.Stage, c.RulesOn) is not { } row)
        {
            return null;
        }
        var days = calendar.BusinessDays;
        var close = c.Stage == Stage.PreBudget && c.ChangeOfId is null ? calendar.FilingCloses(c.TargetFy, c.BudgetKind, c.BureauId) : null;
        return close >= today ? new BureauPassage(days.Subtract(close.Value, row.LeadDays), close.Value)
            : new BureauPassage(close is null ? null : days.Subtract(close.Value, row.LeadDays), days.Add(today, Math.Max(1, row.LeadDays)));
    }
}

internal sealed class BureauRoutingMapping : IEntityTypeConfiguration<BureauRouting>
{
    public void Configure(EntityTypeBuilder<BureauRouting> b)
    {
        b.ToTable("bureau_routing", t => t.HasCheckConstraint("ck_bureau_routing_dates", "valid_to is null or valid_to >= valid_from"));
        b.Property(x => x.BureauId).Trail();
        b.Property(x => x.ValidFrom).Trail();
        b.Property(x => x.ValidTo).Trail();
        b.Property(x => x.LeadDays).Trail();
        b.Property(x => x.EveryStage).Trail();
        b.HasOne<Bureau>().WithMany().HasForeignKey(x => x.BureauId).OnDelete(DeleteBehavior.Restrict);
    }
}

public sealed record BureauRoutingInput
{
    public Guid? BureauId { get; init; }
    public DateOnly? ValidFrom { get; init; }
    public int? LeadDays { get; init; }
    public bool EveryStage { get; init; }
}

public sealed class BureauRoutingInputValidator : AbstractValidator<BureauRoutingInput>
{
    public BureauRoutingInputValidator()
    {
        RuleFor(x => x.BureauId).NotNull();
        RuleFor(x => x.ValidFrom).NotNull();
        RuleFor(x => x.LeadDays).NotNull().InclusiveBetween(0, BureauRouting.MostLeadDays);
    }
}

public sealed record BureauRoutingLine(BureauRouting Routing, string BureauName, int Waiting);

public sealed class BureauRoutingQueries(PortalDb db, IMemoryCache cache)
{
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(30);

    private string Key => db.CacheKey("bureau-routing");

    /// <summary>From the cache: asked at every submission, changed once a year.</summary>
    public async Task<BureauRoutes> RoutesAsync(CancellationToken ct = default) => await cache.GetOrCreateAsync(Key, async entry =>
    {
        entry.AbsoluteExpirationRelativeToNow = Kept;
        return new BureauRoutes(await db.Set<BureauRouting>().AsNoTracking().OrderBy(r => r.ValidFrom).ToListAsync(ct));
    }) ?? BureauRoutes.None;

    internal void Forget() => cache.Remove(Key);

    public async Task<IReadOnlyList<BureauRoutingLine>> AllAsync(CancellationToken ct = default) =>
        await db.Set<BureauRouting>().AsNoTracking().OrderBy(r => r.ValidTo != null).ThenBy(r => db.Set<Bureau>().Where(b => b.Id == r.BureauId).Select(b => b.Code).First()).ThenByDescending(r => r.ValidFrom).ThenBy(r => r.Id)
            .Select(r => new BureauRoutingLine(r, db.Set<Bureau>().Where(b => b.Id == r.BureauId).Select(b => b.Name).First(), db.Set<Consultation>().Count(c => c.BureauId == r.BureauId && c.State == ConsultationState.BureauReview))).ToListAsync(ct);
}

/// <summary>Which bureaus take part, kept by the office. Nothing is deleted: a row ends.</summary>
public sealed class BureauRoutingService(PortalDb db, BureauRoutingQueries queries, PeopleQueries people)
{
    /// <summary>Refused: a bureau in which nobody is 部局主管課 on that day (Forwarding.NoCoordinator), one that is switched on already (Forwarding.RoutingExists).</summary>
    public async Task<Guid> AddAsync(BureauRoutingInput input, Actor actor, CancellationToken ct = default)
    {
        Demand(actor);
        var (bureau, from) = (input.BureauId!.Value, input.ValidFrom!.Value);
        if ((await people.HoldersInBureauAsync(Role.BureauCoordinator, bureau, from, ct)).Count == 0)
        {
            throw new RuleViolation("Forwarding.NoCoordinator", "BureauId");
        }
        if (await db.Set<BureauRouting>().AnyAsync(r => r.BureauId == bureau && (r.ValidTo == null || r.ValidTo >= from), ct))
        {
            throw new RuleViolation("Forwarding.RoutingExists", "BureauId");
        }
        var routing = new BureauRouting { Id = Guid.CreateVersion7(actor.Now), BureauId = bureau, ValidFrom = from, LeadDays = input.LeadDays!.Value, EveryStage = input.EveryStage };
        db.Add(routing);
        db.Act(actor, "BureauRoutingAdded", routing.Subject);
        await db.SaveChangesAsync(ct);
        queries.Forget();
        return routing.Id;
    }

    /// <summary>Refused before its first day (Office.EndBeforeBegin). Cases that began before go their way to the end.</summary>
    public async Task EndAsync(Guid id, uint version, DateOnly lastDay, Actor actor, CancellationToken ct = default)
    {
        Demand(actor);
        var routing = await db.Set<BureauRouting>().FindAsync([id], ct) ?? throw new NotFound("Bureau routing " + id);
        db.Expect(routing, version);
        if (lastDay < routing.ValidFrom)
        {
            throw new RuleViolation("Office.EndBeforeBegin", "LastDay", routing.ValidFrom);
        }
        routing.ValidTo = lastDay;
        db.Act(actor, "BureauRoutingEnded", routing.Subject);
        await db.SaveChangesAsync(ct);
        queries.Forget();
    }

    private static void Demand(Actor actor)
    {
        if (!actor.IsOperator && !actor.May(Permission.OfficePropose))
        {
            throw new Forbidden("The way of a bureau's cases is kept by the policy office.");
        }
    }
}
