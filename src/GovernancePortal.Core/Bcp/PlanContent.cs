using System.Globalization;
using GovernancePortal.Core.Platform.Trail;

namespace GovernancePortal.Core.Bcp;

/// <summary>One duty of the organisation in an emergency, with who holds it and the alternate; telephone numbers are sensitive.</summary>
public sealed record PlanContact
{
    public const int DutyLength = 60;
    public const int PersonLength = 100;
    public const int PhoneLength = 40;

    public string? Duty { get; init; }
    public string? Person { get; init; }
    public string? Phone { get; init; }
    public string? Deputy { get; init; }
    public string? DeputyPhone { get; init; }

    internal bool IsEmpty => (Duty, Person, Phone, Deputy, DeputyPhone) == default;
}

/// <summary>One step of the first work, with the hours since the disaster by which it begins.</summary>
public sealed record PlanStep
{
    /// <summary>The plan centres on about 72 hours (R186); later work belongs to the ordinary recovery.</summary>
    public const int MostHours = 72;
    public const int WhoLength = 100;
    public const int WhatLength = 500;
    public const int NeedsLength = 300;

    public int? Hour { get; init; }
    public string? Who { get; init; }
    public string? What { get; init; }
    public string? Needs { get; init; }

    internal bool IsEmpty => (Hour, Who, What, Needs) == default;
}

/// <summary>A system of the minimum set, in the order of rebuilding at the backup site; name and number are those of the day of writing.</summary>
public sealed record RebuildItem
{
    public const int PlaceLength = 100;
    public const int DependsLength = 200;

    public Guid SystemId { get; init; }
    public string? Code { get; init; }
    public string? Name { get; init; }
    public int? RtoHours { get; init; }
    /// <summary>Numbers of systems that must run before, parted by ";".</summary>
    public string? DependsOn { get; init; }
    public string? Place { get; init; }
}

/// <summary>What a version of a plan says: a document, replaced as a whole and frozen with its version.</summary>
public sealed record PlanContent : ITrailValue
{
    public const int TextLength = 2000;
    public const int LineLength = 500;

    /// <summary>対象とする範囲.</summary>
    public string? Covers { get; init; }
    /// <summary>想定する災害・障害.</summary>
    public string? Premise { get; init; }
    /// <summary>発動の基準と参集.</summary>
    public string? Activation { get; init; }
    /// <summary>代替の拠点.</summary>
    public string? AlternativeSite { get; init; }
    /// <summary>How the work goes on while the system stands still.</summary>
    public string? ManualWork { get; init; }
    public IReadOnlyList<PlanContact> Contacts { get; init; } = [];
    public IReadOnlyList<PlanStep> Steps { get; init; } = [];
    public IReadOnlyList<RebuildItem> Rebuild { get; init; } = [];

    /// <summary>A copy for those who may not read telephone numbers.</summary>
    public PlanContent WithoutPhones() => this with { Contacts = [.. Contacts.Select(c => c with { Phone = null, DeputyPhone = null })] };

    public bool HasPhones => Contacts.Any(c => c.Phone is not null || c.DeputyPhone is not null);

    /// <summary>The document line by line, in its order: what a comparison and the Trail look at.</summary>
    public IEnumerable<PlanText> Lines()
    {
        yield return new(nameof(Covers), null, Covers);
        yield return new(nameof(Premise), null, Premise);
        yield return new(nameof(Activation), null, Activation);
        yield return new(nameof(AlternativeSite), null, AlternativeSite);
        yield return new(nameof(ManualWork), null, ManualWork);
        foreach (var (n, c) in Contacts.Index())
        {
            yield return new(nameof(Contacts), Row(n), Join(c.Duty, c.Person, c.Deputy));
            if (Join(c.Phone, c.DeputyPhone) is { } phones)
            {
                yield return new(nameof(PlanContact.Phone), Row(n), phones, Restricted: true);
            }
        }
        foreach (var (n, s) in Steps.Index())
        {
            yield return new(nameof(Steps), Row(n), Join(s.Hour?.ToString(CultureInfo.InvariantCulture) + "h", s.Who, s.What, s.Needs));
        }
        foreach (var (n, r) in Rebuild.Index())
        {
            yield return new(nameof(Rebuild), Row(n), Join(r.Code, r.Name, r.RtoHours is { } hours ? string.Create(CultureInfo.InvariantCulture, $"RTO {hours}h") : null, r.DependsOn, r.Place));
        }
    }

    public IEnumerable<TrailChange> ChangesFrom(object? before) =>
        PlanDifference.Of(before as PlanContent, this).Select(d => new TrailChange($"PlanContent.{d.Part}", d.Before, d.After, d.Restricted, d.Row));

    private static string Row(int number) => (number + 1).ToString(CultureInfo.InvariantCulture);

    private static string? Join(params string?[] parts) => string.Join(" / ", parts.Where(p => !string.IsNullOrEmpty(p))) is { Length: > 0 } text ? text : null;
}

/// <summary>One line of a plan.</summary>
/// <param name="Part">The property of the content, or "Phone".</param>
/// <param name="Row">The row's place where the part has several.</param>
public sealed record PlanText(string Part, string? Row, string? Text, bool Restricted = false);

/// <summary>A line that two versions do not share; null where one of them has no such line.</summary>
public sealed record PlanDifference(string Part, string? Row, string? Before, string? After, bool Restricted)
{
    /// <summary>What changed from one version to another, part by part in the plan's order; lines that only moved are no change.</summary>
    public static IReadOnlyList<PlanDifference> Of(PlanContent? before, PlanContent after)
    {
        var (old, now) = ((before ?? new PlanContent()).Lines().ToList(), after.Lines().ToList());
        var found = new List<PlanDifference>();
        foreach (var part in old.Concat(now).Select(l => l.Part).Distinct().OrderBy(Place))
        {
            // A line that stands in both is the same one wherever it stands; the others are paired in their order.
            var (was, ist) = (old.Where(l => l.Part == part && l.Text is not null).ToList(), now.Where(l => l.Part == part && l.Text is not null).ToList());
            foreach (var same in ist.ToList())
            {
                if (was.FirstOrDefault(l => l.Text == same.Text) is { } kept)
                {
                    was.Remove(kept);
                    ist.Remove(same);
                }
            }
            for (var n = 0; n < Math.Max(was.Count, ist.Count); n++)
            {
                var (b, a) = (was.ElementAtOrDefault(n), ist.ElementAtOrDefault(n));
                found.Add(new PlanDifference(part, (a ?? b)!.Row, b?.Text, a?.Text, (a ?? b)!.Restricted));
            }
        }
        // The order of rebuilding is itself what the plan says.
        if (before is not null && !found.Any(d => d.Part == nameof(PlanContent.Rebuild)) && !before.Rebuild.Select(r => r.Code).SequenceEqual(after.Rebuild.Select(r => r.Code)))
        {
            found.Add(new PlanDifference("RebuildOrder", null, Order(before), Order(after), false));
        }
        return found;
    }

    private static string Order(PlanContent content) => string.Join(" → ", content.Rebuild.Select(r => r.Code));

    private static int Place(string part) => Array.IndexOf([nameof(PlanContent.Covers), nameof(PlanContent.Premise), nameof(PlanContent.Activation), nameof(PlanContent.AlternativeSite),
        nameof(PlanContent.ManualWork), nameof(PlanContent.Contacts), nameof(PlanContact.Phone), nameof(PlanContent.Steps), nameof(PlanContent.Rebuild)], part);
}
