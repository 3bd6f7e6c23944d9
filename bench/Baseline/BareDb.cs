using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Baseline;

/// <summary>The portal's tables as plain rows: only the columns that its list and its case show.</summary>
public sealed class BareDb(DbContextOptions<BareDb> options) : DbContext(options)
{
    public DbSet<CaseRow> Cases => Set<CaseRow>();
    public DbSet<SystemRow> Systems => Set<SystemRow>();

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
        Table<SystemRow>("information_system", b =>
        {
            b.HasOne(s => s.OwnerSection).WithMany().HasForeignKey(s => s.OwnerSectionId);
            b.HasMany(s => s.Contracts).WithOne().HasForeignKey(p => p.SystemId);
            b.HasMany(s => s.Costs).WithOne().HasForeignKey(p => p.SystemId);
            b.HasMany(s => s.Components).WithOne().HasForeignKey(p => p.SystemId);
        });
        Table<SystemContractRow>("system_contract");
        Table<SystemCostRow>("system_cost");
        Table<SystemComponentRow>("system_component");
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

public sealed class SystemRow
{
    public Guid Id { get; set; }
    public string Code { get; set; } = "";
    public string Name { get; set; } = "";
    public string SortName { get; set; } = "";
    public string SearchText { get; set; } = "";
    public string? Summary { get; set; }
    public string Lifecycle { get; set; } = "";
    public string Criticality { get; set; } = "";
    public Guid OwnerSectionId { get; set; }
    public SectionRow OwnerSection { get; set; } = null!;
    public string? Segment { get; set; }
    public string? Hosting { get; set; }
    public string? VendorName { get; set; }
    public DateOnly? ContractTo { get; set; }
    public long? AnnualCostYen { get; set; }
    public int Completeness { get; set; }
    public DateOnly? ConfirmedOn { get; set; }
    public List<SystemContractRow> Contracts { get; set; } = [];
    public List<SystemCostRow> Costs { get; set; } = [];
    public List<SystemComponentRow> Components { get; set; } = [];
}

public sealed class SystemContractRow
{
    public Guid Id { get; set; }
    public Guid SystemId { get; set; }
    public string? ContractName { get; set; }
    public string? VendorName { get; set; }
    public DateOnly? ContractTo { get; set; }
}

public sealed class SystemCostRow
{
    public Guid Id { get; set; }
    public Guid SystemId { get; set; }
    public int? Fy { get; set; }
    public string? Category { get; set; }
    public long? BudgetYen { get; set; }
    public long? ActualYen { get; set; }
}

public sealed class SystemComponentRow
{
    public Guid Id { get; set; }
    public Guid SystemId { get; set; }
    public string? Product { get; set; }
    public DateOnly? SupportEndOn { get; set; }
}
