using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GovernancePortal.Core.Platform;

/// <summary>
/// A running number without gaps: the row is read and raised in the same save as the record that takes the number;
/// two at once collide on its version and the second repeats.
/// </summary>
public sealed class Counter : IVersioned
{
    public string Key { get; private set; } = "";
    public int Value { get; private set; }
    public uint Version { get; private set; }

    public static async Task<int> NextAsync(PortalDb db, string key, CancellationToken ct)
    {
        // Find looks at the tracked rows first: several numbers may be taken in one save.
        var counter = await db.Set<Counter>().FindAsync([key], ct);
        if (counter is null)
        {
            counter = new Counter { Key = key };
            db.Add(counter);
        }
        return ++counter.Value;
    }
}

internal sealed class CounterMapping : IEntityTypeConfiguration<Counter>
{
    public void Configure(EntityTypeBuilder<Counter> b)
    {
        b.ToTable("counter");
        b.HasKey(x => x.Key);
        b.Property(x => x.Key).HasMaxLength(40);
    }
}
