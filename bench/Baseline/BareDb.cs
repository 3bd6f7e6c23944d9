using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Baseline;

/// <summary>The portal's tables as plain rows: only the columns that its list and its case show.</summary>
public sealed class BareDb(DbContextOptions<BareDb> options) : DbContext(options)
{
    public DbSet<CaseRow> Cases => Set<CaseRow>();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        Table<CaseRow>("consultation", b =>
        {
            b.HasOne(c => c.Section).WithMany().HasForeignKey(c => c.SectionId);
            b.HasOne(c => c.Bureau).WithMany().HasForeignKey(c => c.BureauId);
            b.HasMany(c => c.Answers).WithOne().HasForeignKey(p => p.ConsultationId);
            b.HasMany(c => c.Acts).WithOne().HasForeignKey(p => p.ConsultationId);
            b.HasMany(c => c.Comments).WithOne().HasForeignKey(p => p.ConsultationId);
            b.HasMany(c => c.Conditions).WithOne().HasForeignKey(p => p.ConsultationId);
        });
        Table<SectionRow>("section");
        Table<BureauRow>("bureau");
        Table<AnswersRow>("consultation_section");
        Table<ActRow>("consultation_act");
        Table<CommentRow>("consultation_comment");
        Table<ConditionRow>("consultation_condition");

        void Table<T>(string name, Action<Microsoft.EntityFrameworkCore.Metadata.Builders.EntityTypeBuilder<T>>? more = null) where T : class
        {
            var entity = builder.Entity<T>();
            entity.ToTable(name);
            more?.Invoke(entity);
            foreach (var property in entity.Metadata.GetProperties())
            {
                property.SetColumnName(string.Concat(property.Name.Select((c, i) => char.IsUpper(c) ? (i == 0 ? "" : "_") + char.ToLowerInvariant(c) : c.ToString())));
            }
        }
    }
}

public sealed class CaseRow
{
    public Guid Id { get; set; }
    public string Stage { get; set; } = "";
    public string? Number { get; set; }
    public string Title { get; set; } = "";
    public string Kind { get; set; } = "";
    public string State { get; set; } = "";
    public int TargetFy { get; set; }
    public string BudgetKind { get; set; } = "";
    public Guid SectionId { get; set; }
    public SectionRow Section { get; set; } = null!;
    public Guid BureauId { get; set; }
    public BureauRow Bureau { get; set; } = null!;
    public long? TotalYen { get; set; }
    public string Holder { get; set; } = "";
    public Guid? ReviewerId { get; set; }
    public string? ReviewerName { get; set; }
    public DateTimeOffset Since { get; set; }
    public DateTimeOffset? AcceptedAt { get; set; }
    public DateOnly? DueOn { get; set; }
    public bool IsLate { get; set; }
    public bool NeedsCommittee { get; set; }
    public string? Supplier { get; set; }
    public List<AnswersRow> Answers { get; set; } = [];
    public List<ActRow> Acts { get; set; } = [];
    public List<CommentRow> Comments { get; set; } = [];
    public List<ConditionRow> Conditions { get; set; } = [];
}

public sealed class SectionRow
{
    public Guid Id { get; set; }
    public string Name { get; set; } = "";
}

public sealed class BureauRow
{
    public Guid Id { get; set; }
    public string Name { get; set; } = "";
}

public sealed class AnswersRow
{
    public Guid Id { get; set; }
    public Guid ConsultationId { get; set; }
    public char Letter { get; set; }
    [System.ComponentModel.DataAnnotations.Schema.Column(TypeName = "jsonb")]
    public string Values { get; set; } = "";
}

public sealed class ActRow
{
    public Guid Id { get; set; }
    public Guid ConsultationId { get; set; }
    public int Number { get; set; }
    public DateTimeOffset At { get; set; }
    public string Act { get; set; } = "";
    public string To { get; set; } = "";
    public string ActorName { get; set; } = "";
    public string? ActorSection { get; set; }
    public string? Comment { get; set; }
}

public sealed class CommentRow
{
    public Guid Id { get; set; }
    public Guid ConsultationId { get; set; }
    public string FieldCode { get; set; } = "";
    public string Text { get; set; } = "";
    public string AuthorName { get; set; } = "";
    public DateTimeOffset At { get; set; }
}

public sealed class ConditionRow
{
    public Guid Id { get; set; }
    public Guid ConsultationId { get; set; }
    public int Number { get; set; }
    public string Text { get; set; } = "";
    public string State { get; set; } = "";
    public string Gate { get; set; } = "";
}
