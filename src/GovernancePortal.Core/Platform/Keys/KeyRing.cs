using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.Extensions.DependencyInjection;

namespace GovernancePortal.Core.Platform.Keys;

/// <summary>A key of ASP.NET Core's data protection: sign-in cookies and form tokens of all nodes are made with it.</summary>
public sealed class ProtectionKey
{
    public Guid Id { get; init; }
    public required string Name { get; init; }
    public required string Xml { get; init; }
}

internal sealed class ProtectionKeyMapping : IEntityTypeConfiguration<ProtectionKey>
{
    public void Configure(EntityTypeBuilder<ProtectionKey> b)
    {
        b.ToTable("protection_key");
        b.Property(x => x.Name).HasMaxLength(100);
        b.HasIndex(x => x.Name).IsUnique();
    }
}

/// <summary>
/// Keeps the keys in the database, so that a restart or another node knows the sessions of the first. The interface is
/// synchronous and asked once a day; it is the only synchronous use of the database. The keys are stored as they are:
/// whoever can read this table can read everything a forged sign-in would show, so a second key beside it guards nothing.
/// </summary>
public sealed class KeyRing(IServiceScopeFactory scopes, TimeProvider time) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
        return [.. db.Set<ProtectionKey>().AsNoTracking().OrderBy(k => k.Id).Select(k => k.Xml).AsEnumerable().Select(xml => XElement.Parse(xml))];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
        db.Database.ExecuteSql($"insert into protection_key (id, name, xml) values ({Guid.CreateVersion7(time.GetUtcNow())}, {friendlyName}, {element.ToString(SaveOptions.DisableFormatting)}) on conflict (name) do nothing");
    }
}
