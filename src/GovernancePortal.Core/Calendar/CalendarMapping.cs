using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform.Trail;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GovernancePortal.Core.Calendar;

internal sealed class CalendarMapping : IEntityTypeConfiguration<Holiday>, IEntityTypeConfiguration<CalendarWindow>,
    IEntityTypeConfiguration<ThresholdRule>, IEntityTypeConfiguration<CalendarSetting>, IEntityTypeConfiguration<BureauDeadline>
{
    private const string IsOpen = "status = 'Proposed'";

    public void Configure(EntityTypeBuilder<Holiday> b)
    {
        Proposal(b, "holiday");
        b.Property(x => x.Day).Trail();
        b.Property(x => x.NameJa).HasMaxLength(Holiday.NameLength).Trail();
        b.Property(x => x.NameEn).HasMaxLength(Holiday.NameLength).Trail();
        b.Property(x => x.IsRemoval).Trail();
        b.HasIndex(x => new { x.Day, x.Status });
        // One open proposal about one thing: whoever approves knows what will hold afterwards.
        b.HasIndex(x => x.Day).IsUnique().HasFilter(IsOpen).HasDatabaseName("ux_holiday_open");
    }

    public void Configure(EntityTypeBuilder<CalendarWindow> b)
    {
        Proposal(b, "calendar_window");
        b.ToTable(t => t.HasCheckConstraint("ck_calendar_window_days", "\"to\" >= \"from\""));
        b.Property(x => x.FiscalYear).Trail();
        b.Property(x => x.BudgetKind).Trail();
        b.Property(x => x.WindowKind).Trail();
        b.Property(x => x.From).Trail();
        b.Property(x => x.To).Trail();
        b.HasIndex(x => new { x.FiscalYear, x.BudgetKind, x.WindowKind, x.Status });
        b.HasIndex(x => new { x.FiscalYear, x.BudgetKind, x.WindowKind }).IsUnique().HasFilter(IsOpen).HasDatabaseName("ux_calendar_window_open");
    }

    public void Configure(EntityTypeBuilder<ThresholdRule> b)
    {
        Proposal(b, "threshold_rule");
        b.ToTable(t =>
        {
            t.HasCheckConstraint("ck_threshold_rule_days", "valid_to is null or valid_to >= valid_from");
            t.HasCheckConstraint("ck_threshold_rule_amount", "amount_yen > 0");
        });
        b.Property(x => x.Kind).Trail();
        b.Property(x => x.Basis).Trail();
        b.Property(x => x.AmountYen).Trail();
        b.Property(x => x.ValidFrom).Trail();
        b.Property(x => x.ValidTo).Trail();
        b.Property(x => x.Route).Trail();
        b.HasIndex(x => new { x.Kind, x.ValidFrom });
        b.HasIndex(x => x.Kind).IsUnique().HasFilter(IsOpen).HasDatabaseName("ux_threshold_rule_open");
    }

    public void Configure(EntityTypeBuilder<CalendarSetting> b)
    {
        Proposal(b, "calendar_setting");
        b.ToTable(t => t.HasCheckConstraint("ck_calendar_setting_days", "valid_to is null or valid_to >= valid_from"));
        b.Property(x => x.Name).Trail();
        b.Property(x => x.Value).Trail();
        b.Property(x => x.ValidFrom).Trail();
        b.Property(x => x.ValidTo).Trail();
        b.HasIndex(x => new { x.Name, x.ValidFrom });
        // 骨格予算 is set year by year, so proposals for several years may be open at once.
        b.HasIndex(x => new { x.Name, x.ValidFrom }).IsUnique().HasFilter(IsOpen).HasDatabaseName("ux_calendar_setting_open");
    }

    public void Configure(EntityTypeBuilder<BureauDeadline> b)
    {
        Proposal(b, "bureau_deadline");
        b.Property(x => x.FiscalYear).Trail();
        b.Property(x => x.BudgetKind).Trail();
        b.Property(x => x.BureauId).Trail();
        b.Property(x => x.ClosesOn).Trail();
        b.HasIndex(x => new { x.FiscalYear, x.BudgetKind, x.BureauId, x.Status });
        b.HasIndex(x => new { x.FiscalYear, x.BudgetKind, x.BureauId }).IsUnique().HasFilter(IsOpen).HasDatabaseName("ux_bureau_deadline_open");
        b.HasOne<Bureau>().WithMany().HasForeignKey(x => x.BureauId).OnDelete(DeleteBehavior.Restrict);
    }

    private static void Proposal<T>(EntityTypeBuilder<T> b, string table)
        where T : OfficeProposal
    {
        b.ToTable(table, t => t.HasCheckConstraint($"ck_{table}_decided",
            "(status = 'Proposed') = (decided_at is null)"));
        b.HasKey(x => x.Id);
        b.Property(x => x.Status).Trail();
        b.Property(x => x.Reason).HasMaxLength(OfficeProposal.ReasonLength).Trail();
        b.Property(x => x.ProposedByName).HasMaxLength(OfficeProposal.PersonLength);
        b.Property(x => x.DecidedByName).HasMaxLength(OfficeProposal.PersonLength);
        b.Ignore(x => x.Subject);
    }
}
