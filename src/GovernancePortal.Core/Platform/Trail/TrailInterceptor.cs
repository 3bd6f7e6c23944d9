using System.Globalization;
using GovernancePortal.Core.Platform.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace GovernancePortal.Core.Platform.Trail;

/// <summary>What is being done in this save, set by <see cref="PortalDb.Act"/> before it.</summary>
internal sealed record CurrentAct(Actor Actor, string Action, TrailSubject? Subject, string? Reason, Capacity? As);

/// <summary>
/// Adds one Trail row per subject to the save that changes it, so that neither can exist without the other.
/// A tracked change without a declared act is a programming fault and stops the save.
/// </summary>
internal sealed class TrailInterceptor : SaveChangesInterceptor
{
    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result) =>
        throw new InvalidOperationException("Use SaveChangesAsync.");

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is PortalDb db)
        {
            AddRows(db);
        }
        return base.SavingChangesAsync(eventData, result, cancellationToken);
    }

    private static void AddRows(PortalDb db)
    {
        var bySubject = new SortedDictionary<(Guid Id, string Type), List<TrailChange>>();
        if (db.CurrentAct?.Subject is { } declared)
        {
            bySubject[(declared.Id, declared.Type)] = [];
        }
        foreach (var noted in db.Notes.Keys)
        {
            bySubject.TryAdd((noted.Id, noted.Type), []);
        }
        // Entries looks for changes itself; to look twice would compare every form twice.
        foreach (var entry in db.ChangeTracker.Entries<ITracked>())
        {
            if (entry.State is not (EntityState.Added or EntityState.Modified or EntityState.Deleted))
            {
                continue;
            }
            var made = ChangesOf(entry).ToList();
            if (made.Count == 0 && entry.State == EntityState.Modified)
            {
                continue; // nothing allow-listed moved: a count of failed sign-ins is no business act
            }
            var subject = entry.Entity.Subject;
            if (!bySubject.TryGetValue((subject.Id, subject.Type), out var changes))
            {
                bySubject[(subject.Id, subject.Type)] = changes = [];
            }
            changes.AddRange(made);
        }
        if (bySubject.Count == 0)
        {
            return;
        }
        var act = db.CurrentAct ?? throw new InvalidOperationException("Tracked records change, but no act was declared: call PortalDb.Act before the save.");
        foreach (var (key, changes) in bySubject)
        {
            var subject = new TrailSubject(key.Type, key.Id);
            db.Add(Entry(db.Notes.TryGetValue(subject, out var note) ? act with { Reason = note } : act, subject, changes));
        }
        db.CurrentAct = null;
        db.Notes.Clear();
    }

    internal static TrailEntry Entry(CurrentAct act, TrailSubject subject, List<TrailChange> changes)
    {
        var capacity = act.As ?? act.Actor.Main;
        return new TrailEntry
        {
            Id = Guid.CreateVersion7(act.Actor.Now),
            At = act.Actor.Now,
            ActorId = act.Actor.UserId,
            ActorName = act.Actor.Name,
            ActorSection = capacity?.SectionName,
            OnBehalfOf = capacity?.StandsInFor?.Name,
            Action = act.Action,
            SubjectType = subject.Type,
            SubjectId = subject.Id,
            Reason = act.Reason,
            Changes = changes,
            CorrelationId = act.Actor.CorrelationId,
        };
    }

    private static IEnumerable<TrailChange> ChangesOf(EntityEntry<ITracked> entry)
    {
        var entity = entry.Metadata.ClrType.Name;
        foreach (var property in entry.Properties)
        {
            if (property.Metadata.FindAnnotation(TrailMappingExtensions.Tracked) is null)
            {
                continue;
            }
            var before = entry.State == EntityState.Added ? null : property.OriginalValue;
            var after = entry.State == EntityState.Deleted ? null : property.CurrentValue;
            if (property.Metadata.ClrType.IsAssignableTo(typeof(ITrailValue)))
            {
                foreach (var change in ((ITrailValue?)after)?.ChangesFrom(before) ?? [])
                {
                    yield return change;
                }
                continue;
            }
            var (was, now) = (Text(before), Text(after));
            if (was != now)
            {
                yield return new TrailChange($"{entity}.{property.Metadata.Name}", was, now, property.Metadata.FindAnnotation(TrailMappingExtensions.Restricted) is not null, (entry.Entity as INamedRow)?.RowName);
            }
        }
    }

    private static string? Text(object? value) => value switch
    {
        null => null,
        string text => text.Length == 0 ? null : text,
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTimeOffset at => at.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        System.Collections.IEnumerable items => Json.Write(items),
        _ => value.ToString(),
    };
}
