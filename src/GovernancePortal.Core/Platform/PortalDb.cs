using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Platform.Trail;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace GovernancePortal.Core.Platform;

/// <summary>A row that two people may change at once: the token is PostgreSQL's xmin, carried in the form.</summary>
public interface IVersioned
{
    uint Version { get; }
}

/// <summary>The one DbContext. Mappings are found in the modules; names, enums, versions and types follow one convention.</summary>
public sealed class PortalDb(DbContextOptions<PortalDb> options) : IdentityUserContext<PortalUser, Guid>(options)
{
    internal CurrentAct? CurrentAct { get; set; }

    /// <summary>
    /// Declares what the next save does, for its Trail rows. Every subject whose tracked fields change gets a row; the
    /// declared subject gets one even when no field of it changed (an act without a field, a view, a download).
    /// </summary>
    public void Act(Actor actor, string action, TrailSubject? subject = null, string? reason = null, Capacity? capacity = null) =>
        CurrentAct = new CurrentAct(actor, action, subject, reason, capacity);

    /// <summary>A reason of one subject's own, where one act changes many, for the next save; the subject gets a row even when no field of it changed.</summary>
    public void Note(TrailSubject subject, string reason) => Notes[subject] = reason;

    internal Dictionary<TrailSubject, string> Notes { get; } = [];

    /// <summary>Makes EF compare the version that the form carried, not the one just read.</summary>
    public void Expect(IVersioned entity, uint version) => Entry(entity).Property(nameof(IVersioned.Version)).OriginalValue = version;

    protected override void ConfigureConventions(ModelConfigurationBuilder configuration)
    {
        configuration.Properties<FiscalYear>().HaveConversion<FiscalYearConverter>();
        configuration.Properties<DateTimeOffset>().HaveConversion<UtcConverter>();
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Entity<PortalUser>(b =>
        {
            b.ToTable("portal_user");
            b.Property(x => x.UserName).Trail();
            b.Property(x => x.DisplayName).HasMaxLength(PortalUser.NameLength).Trail();
            b.Property(x => x.Furigana).HasMaxLength(PortalUser.NameLength).UseCollation("ja-x-icu").Trail();
            b.Property(x => x.Extension).HasMaxLength(PortalUser.ExtensionLength).Trail();
            b.Property(x => x.Email).Trail();
            b.Property(x => x.StaffNumber).HasMaxLength(PortalUser.StaffNumberLength).Trail();
            b.Property(x => x.IsActive).Trail();
            b.HasIndex(x => x.StaffNumber).IsUnique();
            b.HasIndex(x => new { x.Furigana, x.Id });
        });
        builder.Entity<IdentityUserClaim<Guid>>().ToTable("portal_user_claim");
        builder.Entity<IdentityUserLogin<Guid>>().ToTable("portal_user_login");
        builder.Entity<IdentityUserToken<Guid>>().ToTable("portal_user_token");
        builder.ApplyConfigurationsFromAssembly(typeof(PortalDb).Assembly);
        foreach (var entity in builder.Model.GetEntityTypes().Where(e => e.ClrType.IsAssignableTo(typeof(IVersioned))))
        {
            builder.Entity(entity.ClrType).Property<uint>(nameof(IVersioned.Version)).IsRowVersion();
        }
        foreach (var id in builder.Model.GetEntityTypes().Select(e => e.FindProperty("Id")).Where(p => p?.ClrType == typeof(Guid)))
        {
            id!.ValueGenerated = Microsoft.EntityFrameworkCore.Metadata.ValueGenerated.Never;
        }
        SnakeCaseNames.CheckEnums(builder);
        SnakeCaseNames.Apply(builder);
    }

    private sealed class FiscalYearConverter() : ValueConverter<FiscalYear, int>(year => year.Year, year => new FiscalYear(year));

    private sealed class UtcConverter() : ValueConverter<DateTimeOffset, DateTimeOffset>(at => at.ToUniversalTime(), at => at);
}
