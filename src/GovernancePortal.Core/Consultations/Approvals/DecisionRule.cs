using FluentValidation;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Trail;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.Extensions.Caching.Memory;

namespace GovernancePortal.Core.Consultations.Approvals;

/// <summary>Who decides finally by 専決, the higher one last. The committee's route is the threshold's (domain.md 3.4), not this table's.</summary>
public enum DecidingOffice
{
    PolicyHead, // 情報政策課長
    Cio,        // CIO
}

/// <summary>専決: from an amount on, in a stage and of a kind (any, when not said), the office decides for the governor; by which provision.</summary>
public sealed class DecisionRule : IVersioned, ITracked
{
    public const int BasisLength = 200;

    public Guid Id { get; init; }
    public Stage? Stage { get; init; }
    public ConsultationKind? Kind { get; init; }
    /// <summary>Whole yen; the rule covers this amount and more.</summary>
    public long FromYen { get; init; }
    public DecidingOffice Office { get; init; }
    /// <summary>The provision, printed beside the mark 専決.</summary>
    public required string BasisJa { get; init; }
    public string? BasisEn { get; init; }
    public DateOnly ValidFrom { get; init; }
    public DateOnly? ValidTo { get; set; }
    public uint Version { get; private set; }

    public TrailSubject Subject => new(nameof(DecisionRule), Id);

    internal bool Covers(Stage stage, ConsultationKind kind, long yen, DateOnly day) =>
        (Stage is null || Stage == stage) && (Kind is null || Kind == kind) && yen >= FromYen && ValidFrom <= day && (ValidTo is null || day <= ValidTo);
}

/// <summary>The table as rules ask it. Pure.</summary>
public sealed record DecisionRules(IReadOnlyList<DecisionRule> Rows)
{
    public static DecisionRules None { get; } = new([]);

    /// <summary>
    /// The rule that counts on the day: of those that cover the case the one that asks for the highest office, then the
    /// highest amount, then the narrowest. Null without any: then 情報政策課長 decides, without the mark 専決.
    /// </summary>
    public DecisionRule? Of(Stage stage, ConsultationKind kind, long yen, DateOnly day) => Rows.Where(r => r.Covers(stage, kind, yen, day))
        .OrderByDescending(r => r.Office).ThenByDescending(r => r.FromYen).ThenByDescending(r => (r.Stage is null ? 0 : 1) + (r.Kind is null ? 0 : 1)).ThenByDescending(r => r.ValidFrom).FirstOrDefault();

    public DecisionRule? Of(Consultation c, DateOnly day) => Of(c.Stage, c.Kind, (c.Stage == Consultations.Stage.PreProcurement ? c.ExecutionYen : c.TotalYen) ?? 0, day);
}

internal sealed class DecisionRuleMapping : IEntityTypeConfiguration<DecisionRule>
{
    public void Configure(EntityTypeBuilder<DecisionRule> b)
    {
        b.ToTable("decision_rule", t =>
        {
            t.HasCheckConstraint("ck_decision_rule_dates", "valid_to is null or valid_to >= valid_from");
            t.HasCheckConstraint("ck_decision_rule_amount", "from_yen >= 0");
        });
        b.Property(x => x.Stage).Trail();
        b.Property(x => x.Kind).Trail();
        b.Property(x => x.FromYen).Trail();
        b.Property(x => x.Office).Trail();
        b.Property(x => x.BasisJa).HasMaxLength(DecisionRule.BasisLength).Trail();
        b.Property(x => x.BasisEn).HasMaxLength(DecisionRule.BasisLength).Trail();
        b.Property(x => x.ValidFrom).Trail();
        b.Property(x => x.ValidTo).Trail();
    }
}

public sealed record DecisionRuleInput
{
    public Stage? Stage { get; init; }
    public ConsultationKind? Kind { get; init; }
    public long? FromYen { get; init; }
    public DecidingOffice? Office { get; init; }
    public string? BasisJa { get; init; }
    public string? BasisEn { get; init; }
    public DateOnly? ValidFrom { get; init; }
}

public sealed class DecisionRuleInputValidator : AbstractValidator<DecisionRuleInput>
{
    public DecisionRuleInputValidator()
    {
        RuleFor(x => x.Stage).IsInEnum();
        RuleFor(x => x.Kind).IsInEnum();
        RuleFor(x => x.FromYen).NotNull().GreaterThanOrEqualTo(0);
        RuleFor(x => x.Office).NotNull().IsInEnum();
        RuleFor(x => x.BasisJa).NotEmpty().MaximumLength(DecisionRule.BasisLength);
        RuleFor(x => x.BasisEn).MaximumLength(DecisionRule.BasisLength);
        RuleFor(x => x.ValidFrom).NotNull();
    }
}

public sealed class DecisionRuleQueries(PortalDb db, IMemoryCache cache)
{
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(30);

    private string Key => db.CacheKey("decision-rules");

    /// <summary>From the cache, as the calendar.</summary>
    public async Task<DecisionRules> RulesAsync(CancellationToken ct = default) => await cache.GetOrCreateAsync(Key, async entry =>
    {
        entry.AbsoluteExpirationRelativeToNow = Kept;
        return new DecisionRules(await db.Set<DecisionRule>().AsNoTracking().OrderBy(r => r.Id).ToListAsync(ct));
    }) ?? DecisionRules.None;

    internal void Forget() => cache.Remove(Key);

    public async Task<IReadOnlyList<DecisionRule>> AllAsync(CancellationToken ct = default) =>
        await db.Set<DecisionRule>().AsNoTracking().OrderBy(r => r.ValidTo != null).ThenBy(r => r.FromYen).ThenBy(r => r.ValidFrom).ThenBy(r => r.Id).ToListAsync(ct);
}

/// <summary>The table of 専決, kept by those who may approve the office's data. Nothing is deleted: a rule ends and another begins.</summary>
public sealed class DecisionRuleService(PortalDb db, DecisionRuleQueries queries)
{
    /// <summary>Refused: a rule for the same stage, kind and amount that has not ended (DecisionRule.Exists).</summary>
    public async Task<Guid> AddAsync(DecisionRuleInput input, Actor actor, CancellationToken ct = default)
    {
        Demand(actor);
        var from = input.ValidFrom!.Value;
        if (await db.Set<DecisionRule>().AnyAsync(r => r.Stage == input.Stage && r.Kind == input.Kind && r.FromYen == input.FromYen && (r.ValidTo == null || r.ValidTo >= from), ct))
        {
            throw new RuleViolation("DecisionRule.Exists", "FromYen");
        }
        var rule = new DecisionRule
        {
            Id = Guid.CreateVersion7(actor.Now), Stage = input.Stage, Kind = input.Kind, FromYen = input.FromYen!.Value, Office = input.Office!.Value, BasisJa = input.BasisJa!, BasisEn = input.BasisEn, ValidFrom = from,
        };
        db.Add(rule);
        db.Act(actor, "DecisionRuleAdded", rule.Subject);
        await db.SaveChangesAsync(ct);
        queries.Forget();
        return rule.Id;
    }

    /// <summary>Refused before its first day (Office.EndBeforeBegin). A case submitted under it keeps it.</summary>
    public async Task EndAsync(Guid id, uint version, DateOnly lastDay, Actor actor, CancellationToken ct = default)
    {
        Demand(actor);
        var rule = await db.Set<DecisionRule>().FindAsync([id], ct) ?? throw new NotFound("Decision rule " + id);
        db.Expect(rule, version);
        if (lastDay < rule.ValidFrom)
        {
            throw new RuleViolation("Office.EndBeforeBegin", "LastDay", rule.ValidFrom);
        }
        rule.ValidTo = lastDay;
        db.Act(actor, "DecisionRuleEnded", rule.Subject);
        await db.SaveChangesAsync(ct);
        queries.Forget();
    }

    private static void Demand(Actor actor)
    {
        if (!actor.IsOperator && !actor.May(Permission.OfficeApprove))
        {
            throw new Forbidden("Who decides what is set by the head of the policy office.");
        }
    }
}
