using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GovernancePortal.Core.Consultations.Changes;

public enum ChangeVerdictKind
{
    Voided,            // 承認の失効
    Minor,             // 軽微な変更
    ContractDeviation, // 契約結果の差
}

/// <summary>
/// How a change was judged by the list valid that day: which items voided the approval, or that none did. Kept as it was
/// said; later changes of the list do not touch it.
/// </summary>
public sealed class ChangeVerdict
{
    public const int ReasonLength = Consultation.CommentLength;

    public Guid Id { get; init; }
    /// <summary>The decided case whose approval was asked about.</summary>
    public Guid OfId { get; init; }
    /// <summary>The change case; for a contract the decided case itself.</summary>
    public Guid ByCaseId { get; init; }
    public ChangeVerdictKind Kind { get; init; }
    public DateTimeOffset At { get; init; }
    public required string By { get; init; }
    public string? Reason { get; init; }
    /// <summary>Percentage from which a rise was material on that day.</summary>
    public int Percent { get; init; }
    public required List<ChangeLine> Lines { get; init; }

    public static ChangeVerdict Of(Guid of, Guid by, ChangeVerdictKind kind, ChangeReading reading, int percent, string? reason, Actor actor) => new()
    {
        Id = Guid.CreateVersion7(actor.Now), OfId = of, ByCaseId = by, Kind = kind, At = actor.Now, By = actor.Name, Reason = reason, Percent = percent, Lines = [.. reading.Lines],
    };
}

internal sealed class ChangeVerdictMapping : IEntityTypeConfiguration<ChangeVerdict>
{
    public void Configure(EntityTypeBuilder<ChangeVerdict> b)
    {
        b.ToTable("consultation_change_verdict");
        b.Property(x => x.By).HasColumnName("by_name").HasMaxLength(100);
        b.Property(x => x.Reason).HasMaxLength(ChangeVerdict.ReasonLength);
        b.Property(x => x.Lines).HasColumnType("jsonb").HasConversion(Json.Converter<List<ChangeLine>>(), Json.Unchanging<List<ChangeLine>>());
        b.HasOne<Consultation>().WithMany().HasForeignKey(x => x.OfId).OnDelete(DeleteBehavior.Cascade);
        b.HasOne<Consultation>().WithMany().HasForeignKey(x => x.ByCaseId).OnDelete(DeleteBehavior.Cascade);
        b.HasIndex(x => x.OfId);
        b.HasIndex(x => x.ByCaseId);
    }
}
