using FluentValidation;
using GovernancePortal.Core.Consultations.Form;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Trail;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GovernancePortal.Core.Consultations.Consistency;

/// <summary>定型コメント: what reviewers say again and again, kept by the office so that they say the same. It may belong to a field and to a reason code.</summary>
public sealed class StandardComment : IVersioned, ITracked
{
    public const int TextLength = 1000;

    public Guid Id { get; init; }
    /// <summary>An item of the form, "G1"; null fits everywhere.</summary>
    public string? FieldCode { get; init; }
    /// <summary>A code of list ReturnReason that goes with it.</summary>
    public string? ReasonCode { get; init; }
    public required string TextJa { get; init; }
    public string? TextEn { get; init; }
    public DateOnly ValidFrom { get; init; }
    public DateOnly? ValidTo { get; set; }
    public uint Version { get; private set; }

    public TrailSubject Subject => new(nameof(StandardComment), Id);

    public bool Fits(string item) => FieldCode is null || FieldCode == item;
}

/// <summary>That a standard comment was pinned to a case: counted, never changed.</summary>
public sealed class StandardCommentUse
{
    public Guid Id { get; init; }
    public Guid CommentId { get; init; }
    public Guid ConsultationId { get; init; }
    public DateTimeOffset At { get; init; }
}

internal sealed class StandardCommentMapping : IEntityTypeConfiguration<StandardComment>, IEntityTypeConfiguration<StandardCommentUse>
{
    public void Configure(EntityTypeBuilder<StandardComment> b)
    {
        b.ToTable("standard_comment", t => t.HasCheckConstraint("ck_standard_comment_dates", "valid_to is null or valid_to >= valid_from"));
        b.Property(x => x.FieldCode).HasMaxLength(40).Trail();
        b.Property(x => x.ReasonCode).HasMaxLength(10).Trail();
        b.Property(x => x.TextJa).HasMaxLength(StandardComment.TextLength).Trail();
        b.Property(x => x.TextEn).HasMaxLength(StandardComment.TextLength).Trail();
        b.Property(x => x.ValidFrom).Trail();
        b.Property(x => x.ValidTo).Trail();
    }

    public void Configure(EntityTypeBuilder<StandardCommentUse> b)
    {
        b.ToTable("standard_comment_use");
        b.HasOne<StandardComment>().WithMany().HasForeignKey(x => x.CommentId).OnDelete(DeleteBehavior.Restrict);
        b.HasOne<Consultation>().WithMany().HasForeignKey(x => x.ConsultationId).OnDelete(DeleteBehavior.Cascade);
        b.HasIndex(x => x.CommentId);
    }
}

public sealed record StandardCommentInput
{
    public string? FieldCode { get; init; }
    public string? ReasonCode { get; init; }
    public string? TextJa { get; init; }
    public string? TextEn { get; init; }
    public DateOnly? ValidFrom { get; init; }
}

public sealed class StandardCommentInputValidator : AbstractValidator<StandardCommentInput>
{
    public StandardCommentInputValidator()
    {
        RuleFor(x => x.FieldCode).Must(code => code is null || FormCatalogue.Find(code) is { } field && field.Item == code).WithMessage("Office.UnknownField");
        RuleFor(x => x.TextJa).NotEmpty().MaximumLength(StandardComment.TextLength);
        RuleFor(x => x.TextEn).MaximumLength(StandardComment.TextLength);
        RuleFor(x => x.ValidFrom).NotNull();
    }
}

public sealed record StandardCommentLine(StandardComment Comment, int Used);

public sealed class StandardCommentQueries(PortalDb db)
{
    /// <summary>Those offered on the day, by field; one command.</summary>
    public async Task<IReadOnlyList<StandardComment>> OfferedAsync(DateOnly day, CancellationToken ct = default) =>
        await db.Set<StandardComment>().AsNoTracking().Where(s => s.ValidFrom <= day && (s.ValidTo == null || s.ValidTo >= day)).OrderBy(s => s.FieldCode == null).ThenBy(s => s.FieldCode).ThenBy(s => s.ReasonCode).ThenBy(s => s.Id).ToListAsync(ct);

    /// <summary>All of them with how often each was used.</summary>
    public async Task<IReadOnlyList<StandardCommentLine>> AllAsync(CancellationToken ct = default) =>
        await db.Set<StandardComment>().AsNoTracking().OrderBy(s => s.ValidTo != null).ThenBy(s => s.FieldCode).ThenBy(s => s.ReasonCode).ThenBy(s => s.Id)
            .Select(s => new StandardCommentLine(s, db.Set<StandardCommentUse>().Count(u => u.CommentId == s.Id))).ToListAsync(ct);
}

/// <summary>The office's texts: nothing is deleted, an entry ends and another begins.</summary>
public sealed class StandardCommentService(PortalDb db)
{
    public async Task<Guid> AddAsync(StandardCommentInput input, Actor actor, CancellationToken ct = default)
    {
        Demand(actor);
        var comment = new StandardComment { Id = Guid.CreateVersion7(actor.Now), FieldCode = input.FieldCode, ReasonCode = input.ReasonCode, TextJa = input.TextJa!, TextEn = input.TextEn, ValidFrom = input.ValidFrom!.Value };
        db.Add(comment);
        db.Act(actor, "StandardCommentAdded", comment.Subject);
        await db.SaveChangesAsync(ct);
        return comment.Id;
    }

    /// <summary>Refused before its first day (Office.EndBeforeBegin).</summary>
    public async Task EndAsync(Guid id, uint version, DateOnly lastDay, Actor actor, CancellationToken ct = default)
    {
        Demand(actor);
        var comment = await db.Set<StandardComment>().FindAsync([id], ct) ?? throw new NotFound("Standard comment " + id);
        db.Expect(comment, version);
        if (lastDay < comment.ValidFrom)
        {
            throw new RuleViolation("Office.EndBeforeBegin", "LastDay", comment.ValidFrom);
        }
        comment.ValidTo = lastDay;
        db.Act(actor, "StandardCommentEnded", comment.Subject);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Counts a use; the comment pinned stands on the case with its own Trail row.</summary>
    public async Task UsedAsync(Guid id, Guid consultationId, Actor actor, CancellationToken ct = default)
    {
        if (await db.Set<StandardComment>().AnyAsync(s => s.Id == id, ct))
        {
            db.ChangeTracker.Clear();
            db.Add(new StandardCommentUse { Id = Guid.CreateVersion7(actor.Now), CommentId = id, ConsultationId = consultationId, At = actor.Now });
            await db.SaveChangesAsync(ct);
        }
    }

    private static void Demand(Actor actor)
    {
        if (!actor.IsOperator && !actor.May(Permission.OfficePropose))
        {
            throw new Forbidden("The office's texts are kept by the policy office.");
        }
    }
}
